import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { PauseCause, PauseStore, ProviderPause } from './provider-pause.ts';

/**
 * Keeps calls from a provider that fails. Three failures in a row, or one answer that tells us to wait, start a pause
 * that all processes see. While it lasts every call throws `model-paused` (503, `details.afterMs`) and nothing is sent.
 * After it one call at a time tries: a good answer ends the pause, a failure starts a longer one. A call that failed by
 * itself throws what it threw, so that work which no server can read still runs out of attempts; only when the server
 * told us to wait is that nobody's fault, and `model-paused` as well.
 */
export function createCircuitBreaker(endpoint: string, pauses: PauseStore, clock: Clock): CircuitBreaker {
  const state: State = { endpoint, pauses, clock, pause: null, lookedAt: 0, failures: 0, trying: false };
  const guard: CircuitBreaker['guard'] = async (call) => {
    await look(state);
    requireOpen(state); // and no pause before the next line: two would both be the one that tries
    state.trying = state.pause !== null;
    try {
      const value = await call();
      await succeeded(state);
      return value;
    } catch (error) {
      throw await failed(state, error);
    } finally {
      state.trying = false;
    }
  };
  return { guard, look: () => look(state).then(() => requireOpen(state)) };
}

/** Lets everything pass: for a model that is used alone. */
export const closedBreaker: CircuitBreaker = { guard: (call) => call(), look: () => Promise.resolve() };

export type CircuitBreaker = {
  guard: <T>(call: () => Promise<T>) => Promise<T>;
  /** Throws `model-paused` where `guard` would now. */
  look: () => Promise<void>;
};

type State = {
  endpoint: string;
  pauses: PauseStore;
  clock: Clock;
  pause: ProviderPause | null;
  lookedAt: number;
  failures: number;
  /** One call is trying whether the provider is back. */
  trying: boolean;
};

const FAILURES_IN_A_ROW = 3;

/** How old our picture of the other processes' pauses may be. */
const LOOK_EVERY_MS = 1_000;

/** How long others wait for the one that tries. */
const TRY_MS = 5_000;

function requireOpen({ pause, trying, clock }: State): void {
  const now = clock.now();
  if (pause && pause.until > now) throw paused(pause.until, now);
  if (pause && trying) throw paused(new Date(now.getTime() + TRY_MS), now);
}

async function look(state: State): Promise<void> {
  const now = state.clock.now().getTime();
  if (now - state.lookedAt < LOOK_EVERY_MS) return;
  state.lookedAt = now;
  state.pause = await state.pauses.find(state.endpoint);
}

async function succeeded(state: State): Promise<void> {
  state.failures = 0;
  if (!state.pause) return;
  state.pause = null;
  await state.pauses.end(state.endpoint);
}

async function failed(state: State, error: unknown): Promise<unknown> {
  if (!(error instanceof AppError) || error.code !== 'model-unavailable') return error;
  state.failures += 1;
  const asked = askedToWait(error);
  if (!asked && !state.pause && state.failures < FAILURES_IN_A_ROW) return error;
  state.pause = await state.pauses.open(state.endpoint, asked ?? { reason: 'failing', afterMs: null });
  return asked ? paused(state.pause.until, state.clock.now()) : error;
}

/** Whether the server itself told us to wait, and why. */
function askedToWait({ details }: AppError): PauseCause | null {
  const afterMs = Number(details.afterMs ?? 0);
  if (details.limited === 1) return { reason: 'limited', afterMs };
  return afterMs > 0 ? { reason: 'failing', afterMs } : null;
}

function paused(until: Date, now: Date): AppError {
  const afterMs = Math.max(1, until.getTime() - now.getTime());
  return new AppError('model-paused', { status: 503, details: { afterMs, until: until.toISOString() } });
}
