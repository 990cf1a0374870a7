import { createTokenPace } from '../../../server/llm/token-pace.ts';

const never = new AbortController().signal;

test('without a limit nobody waits', async () => {
  await createTokenPace(null).take(1e9, never);
});

test('what a call did not use is given back, and lets the next one go', async () => {
  const pace = createTokenPace(1_000);
  await pace.take(1_000, never);
  let went = false;
  const next = pace.take(900, never).then(() => (went = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(went).toBe(false);
  pace.giveBack(950);
  await next;
});

test('more than a minute holds counts as a full minute, and never waits for ever', async () => {
  await createTokenPace(1_000).take(50_000, never);
});

test('one that is aborted throws the reason and holds up nobody', async () => {
  const pace = createTokenPace(1_000);
  await pace.take(1_000, never);
  const controller = new AbortController();
  const gone = pace.take(1_000, controller.signal);
  const next = pace.take(500, never);
  controller.abort(new Error('lease lost'));
  await expect(gone).rejects.toThrow('lease lost');
  pace.giveBack(1_000);
  await next;
});
