import { createConcurrencyLimit } from '../../../server/llm/concurrency-limit.ts';
import { createReaders } from '../../../server/llm/create-readers.ts';

const SERVER = { apiVersion: null, timeoutMs: 10_000, maxOutputTokens: 1_000, tokensPerMinute: null };
const never = new AbortController().signal;

test('no model set up: no readers; never the offline reader in its place', () => {
  expect(createReaders({ kind: 'none' }, 4)).toBeNull();
});

test('the offline reader, by name only, is marked as a demonstration that sends nothing', () => {
  const readers = createReaders({ kind: 'offline' }, 4);
  expect(readers?.generator).toMatchObject({ demonstration: true, host: null });
});

test('two models of one server, with the host that is shown to students', () => {
  const settings = { kind: 'openai', apiKey: 'k', baseUrl: 'https://models.example.org/v1', ...SERVER } as const;
  const readers = createReaders({ ...settings, generatorModel: 'g', validatorModel: 'v' }, 4);
  expect(readers).toMatchObject({
    generator: { name: 'g', host: 'models.example.org', demonstration: false },
    validator: { name: 'v' },
  });
});

describe('the concurrency limit', () => {
  test('lets no more than its number run, in order, and goes on after a failure', async () => {
    const limit = createConcurrencyLimit(2);
    const order: number[] = [];
    let running = 0;
    let most = 0;
    const call = (n: number) => async () => {
      order.push(n);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (n === 1) throw new Error('one');
    };
    const ended = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((n) => limit(call(n), never)));
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
    expect(ended.filter((one) => one.status === 'rejected')).toHaveLength(1);
  });

  test('one that is aborted while it waits leaves the line without running', async () => {
    const limit = createConcurrencyLimit(1);
    const controller = new AbortController();
    let release = () => {};
    const first = limit(() => new Promise<void>((resolve) => (release = resolve)), never);
    let ran = false;
    const second = limit(() => Promise.resolve((ran = true)), controller.signal);
    const third = limit(() => Promise.resolve('third'), never);
    controller.abort(new Error('stop'));
    await expect(second).rejects.toThrow('stop');
    release();
    await first;
    await expect(third).resolves.toBe('third');
    expect(ran).toBe(false);
  });
});
