import { AppError } from '../errors.ts';
import type { CallMeter, EndedCall, LeavingCall, PlannedCall } from './language-model.ts';
import type { PaidAnswer } from './paid-answer.ts';

/**
 * Sends one request under its meter: asked before, told afterwards whatever happened. A server that answered with an
 * error has charged nothing; one that did not answer may have read the prompt, so its input counts.
 */
export async function runMetered(
  meter: CallMeter | undefined,
  { planned, leaving }: { planned: PlannedCall; leaving: LeavingCall },
  send: () => Promise<PaidAnswer>,
): Promise<PaidAnswer> {
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
  await call?.close({ usage, milliseconds: since(started), error: null, answer: answer.text });
  return sent;
}

function since(started: number): number {
  return Math.round(performance.now() - started);
}

function usageOfFailure(error: unknown, planned: PlannedCall): EndedCall['usage'] {
  const answered =
    error instanceof AppError && typeof (error.cause as { status?: unknown } | null)?.status === 'number';
  return { inputTokens: answered ? 0 : planned.inputTokens, cachedTokens: 0, outputTokens: 0 };
}
