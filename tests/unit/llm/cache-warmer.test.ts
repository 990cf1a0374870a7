import { createCacheWarmer } from '../../../server/llm/cache-warmer.ts';

const never = new AbortController().signal;

/** Calls under way, by the order in which they began; each ends when the test says so. */
function stage() {
  const began: { name: string; end: (error?: Error) => void }[] = [];
  const call = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      began.push({ name, end: (error) => (error ? reject(error) : resolve(name)) });
    });
  const names = () => began.map((one) => one.name);
  return { began, call, names };
}

const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

test('the first of a class goes alone, the others follow together; another class does not wait', async () => {
  const warm = createCacheWarmer();
  const { began, call, names } = stage();
  const all = ['a1', 'a2', 'a3'].map((name) => warm('a', call(name), never));
  const other = warm('b', call('b1'), never);
  await settle();
  expect(names()).toEqual(['a1', 'b1']);
  began[0]?.end();
  await settle();
  expect(names()).toEqual(['a1', 'b1', 'a2', 'a3']);
  for (const one of began) one.end();
  expect(await Promise.all([...all, other])).toEqual(['a1', 'a2', 'a3', 'b1']);
});

test('when the first fails the next goes alone', async () => {
  const warm = createCacheWarmer();
  const { began, call, names } = stage();
  const first = warm('a', call('a1'), never);
  const others = ['a2', 'a3'].map((name) => warm('a', call(name), never));
  await settle();
  began[0]?.end(new Error('down'));
  await expect(first).rejects.toThrow('down');
  await settle();
  expect(names()).toEqual(['a1', 'a2']);
  began[1]?.end();
  await settle();
  began[2]?.end();
  expect(await Promise.all(others)).toEqual(['a2', 'a3']);
});

test('nobody waits for ever, and one that is aborted leaves', async () => {
  const warm = createCacheWarmer(1);
  const { began, call, names } = stage();
  const first = warm('a', call('a1'), never);
  const second = warm('a', call('a2'), never);
  const gone = warm('a', call('a3'), AbortSignal.abort(new Error('lease lost')));
  await expect(gone).rejects.toThrow('lease lost');
  while (names().length < 2) await settle();
  expect(names()).toEqual(['a1', 'a2']);
  for (const one of began) one.end();
  expect(await Promise.all([first, second])).toEqual(['a1', 'a2']);
});
