import { AppError } from '../errors.ts';
import type { CallMeter, EndedCall, LeavingCall, PlannedCall } from './language-model.ts';
import type { PaidAnswer } from './paid-answer.ts';
import type { ProviderLine } from './provider-line.ts';

/**
 * Sends one request through the line under its meter: noted while it waits, asked when its turn has come, told
 * afterwards whatever happened. A server that answered with an error has charged nothing; one that did not answer may
 * have read the prompt, so its input counts. An answer comes with `settle`, to be called once. A place in the line is
 * dear: the books are written before it is taken and after it is free.
 */
export async function runMetered(
  { meter, line }: Way,
  { planned, leaving, signal }: { planned: PlannedCall; leaving: LeavingCall; signal: AbortSignal },
  send: () => Promise<PaidAnswer>,
): Promise<PaidAnswer & { settle: () => Promise<void> }> {
  await line.look();
  const call = await meter?.open(planned, leaving);
  let started: number | null = null;
  const sendNow = async () => {
    await call?.permit();
    const begun = (started = performance.now());
    const sent = await send().catch(async (error: unknown) => {
      await call?.close(failedCall(error, planned, begun));
      throw error;
    });
    return { sent, usage: sent.usage, milliseconds: since(begun) };
  };
  const { sent, ...told } = await line.pass(planned, sendNow, signal).catch(async (error: unknown) => {
    if (started === null) await call?.withdraw();
    throw error;
  });
  return { ...sent, settle: async () => call?.close({ ...told, error: null, answer: sent.answer.text }) };
}

type Way = { meter: CallMeter | undefined; line: ProviderLine };

function failedCall(error: unknown, planned: PlannedCall, started: number): EndedCall {
  const code = error instanceof AppError ? error.code : 'aborted';
  return { usage: usageOfFailure(error, planned), milliseconds: since(started), error: code, answer: null };
}

function since(started: number): number {
  return Math.round(performance.now() - started);
}

function usageOfFailure(error: unknown, planned: PlannedCall): EndedCall['usage'] {
  const answered =
    error instanceof AppError && typeof (error.cause as { status?: unknown } | null)?.status === 'number';
  return { inputTokens: answered ? 0 : planned.inputTokens, cachedTokens: 0, outputTokens: 0 };
}
