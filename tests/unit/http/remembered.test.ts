import { remembered } from '../../../server/http/remembered.ts';

let now = 0;
const clock = { now: () => new Date(now) };
const settings = { initial: 'initial', lifeMs: 1000, waitMs: 20 };

test('reads once within its life, and again after it', async () => {
  let reads = 0;
  const value = remembered(clock, () => Promise.resolve(`read ${++reads}`), settings);
  now = 0;
  expect([await value(), await value()]).toEqual(['read 1', 'read 1']);
  now = 1000;
  expect(await value()).toBe('read 2');
});

test('many who ask at once share one reading', async () => {
  let reads = 0;
  const value = remembered(clock, () => Promise.resolve(++reads), { ...settings, initial: 0 });
  expect(await Promise.all([value(), value(), value()])).toEqual([1, 1, 1]);
});

test.each([
  ['fails', () => Promise.reject(new Error('away'))],
  ['never ends', () => new Promise<string>(() => undefined)],
])('serves what it knew when reading %s', async (_case, fault) => {
  now = 0;
  const readings = [() => Promise.resolve('known'), fault];
  const value = remembered(clock, () => (readings.shift() ?? fault)(), settings);
  expect(await value()).toBe('known');
  now = 5000;
  expect(await value()).toBe('known');
});
