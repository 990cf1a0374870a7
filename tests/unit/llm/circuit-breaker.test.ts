import { AppError } from '../../../server/errors.ts';
import { createCircuitBreaker } from '../../../server/llm/circuit-breaker.ts';
import { pauseMs, type PauseStore, type ProviderPause } from '../../../server/llm/provider-pause.ts';

/** A store of one process, with a clock that tests move; pauses last as they do without chance. */
function site() {
  let now = new Date('2026-11-23T12:00:00Z');
  let pause: ProviderPause | null = null;
  const clock = { now: () => now };
  const pauses: PauseStore = {
    find: () => Promise.resolve(pause),
    open: (endpoint, { reason, afterMs }) => {
      const strikes = (pause?.strikes ?? 0) + 1;
      if (!pause || pause.until <= now)
        pause = { _id: endpoint, reason, strikes, until: new Date(now.getTime() + pauseMs(strikes, afterMs, () => 0)) };
      return Promise.resolve(pause);
    },
    end: () => Promise.resolve(void (pause = null)),
  };
  const breaker = () => createCircuitBreaker('models.example', pauses, clock);
  return { breaker, pause: () => pause, wait: (ms: number) => void (now = new Date(now.getTime() + ms)) };
}

const down =
  (details = {}) =>
  () =>
    Promise.reject(new AppError('model-unavailable', { details }));
const fine = () => Promise.resolve('answer');
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: unknown) => (error as AppError).code,
  );

test('three failures in a row pause, two do not; other processes see it; a good answer ends it', async () => {
  const { breaker, pause, wait } = site();
  const { guard } = breaker();
  for (const call of [down(), down(), fine, down(), down()]) await codeOf(guard(call));
  expect(pause()).toBeNull();
  expect(await codeOf(guard(down()))).toBe('model-unavailable');
  expect(pause()).toMatchObject({ reason: 'failing', strikes: 1 });
  expect(await codeOf(guard(fine))).toBe('model-paused');
  expect(await codeOf(breaker().guard(fine))).toBe('model-paused');
  wait(10_000);
  expect(await guard(fine)).toBe('answer');
  expect(pause()).toBeNull();
});

test('after a pause one call tries, the others wait; a failure makes the next pause longer', async () => {
  const { breaker, pause, wait } = site();
  const { guard } = breaker();
  for (let n = 0; n < 3; n++) await codeOf(guard(down()));
  wait(10_000);
  const asked = await Promise.all([codeOf(guard(down())), codeOf(guard(down()))]);
  expect(asked.sort()).toEqual(['model-paused', 'model-unavailable']);
  expect(pause()?.strikes).toBe(2);
  wait(19_000);
  expect(await codeOf(guard(fine))).toBe('model-paused');
  wait(1_000);
  expect(await codeOf(guard(fine))).toBe('answered');
});

test.each([
  ['429', { limited: 1 }, 'limited', 10_000],
  ['429 with a time', { limited: 1, afterMs: 90_000 }, 'limited', 90_000],
  ['503 with a time', { afterMs: 90_000 }, 'failing', 90_000],
  ['a time of ten years', { afterMs: 3.15e11 }, 'failing', 3_600_000],
])('%s pauses at once and is nobody’s failed attempt', async (_what, details, reason, ms) => {
  const { breaker, pause } = site();
  const failure = await breaker()
    .guard(down(details))
    .catch((error: unknown) => error as AppError);
  expect(failure).toMatchObject({ code: 'model-paused', details: { afterMs: ms } });
  expect(pause()?.reason).toBe(reason);
});

test('what is not the provider’s fault never pauses it', async () => {
  const { breaker, pause } = site();
  const { guard } = breaker();
  const others = ['model-rejected', 'budget-reached', 'model-refused'];
  for (const code of [...others, ...others]) {
    const call = () => Promise.reject(new AppError(code));
    expect(await codeOf(guard(call))).toBe(code);
  }
  expect(pause()).toBeNull();
});

test.each([
  [1, null, 0, 10_000],
  [2, null, 0, 20_000],
  [1, null, 1, 12_500],
  [1, 30_000, 0, 30_000],
  [9, null, 0, 600_000],
  [400, null, 1, 750_000],
])('pause %i, asked for %p, lasts with chance %d for %i ms', (strikes, afterMs, chance, ms) => {
  expect(pauseMs(strikes, afterMs, () => chance)).toBe(ms);
});
