import { AppError } from '../errors.ts';
import type { CallMeter, EndedCall, LeavingCall, PlannedCall } from './language-model.ts';
import type { PaidAnswer } from './paid-answer.ts';

/**
 * Sends one request under its meter: asked before, told afterwards whatever happened. A server that answered with an
 * error has charged nothing; one that did not answer may have read the prompt, so its input counts. An answer comes
 * with `settle`, to be called once: the books are written while the next request has this one's place.
 */
export async function runMetered(
  meter: CallMeter | undefined,
  { planned, leaving }: { planned: PlannedCall; leaving: LeavingCall },
  send: () => Promise<PaidAnswer>,
): Promise<PaidAnswer & { settle: () => Promise<void> }> {
  const call = await meter?.open(planned, leaving);
  const started = performance.now();
  const sent = await send().catch(async (error: unknown) => {
    const code = error instanceof AppError ? error.code : 'aborted';
    await call?.close({
      usage: usageOfFailure(error, planned),
      milliseconds: since(started),
      error: code,
      answer: null,
    });
    throw error;
  });
  const { usage, answer } = sent;
  const ended = { usage, milliseconds: since(started), error: null, answer: answer.text };
  return { ...sent, settle: async () => call?.close(ended) };
}

function since(started: number): number {
  return Math.round(performance.now() - started);
}

function usageOfFailure(error: unknown, planned: PlannedCall): EndedCall['usage'] {
  const answered =
    error instanceof AppError && typeof (error.cause as { status?: unknown } | null)?.status === 'number';
  return { inputTokens: answered ? 0 : planned.inputTokens, cachedTokens: 0, outputTokens: 0 };
}
