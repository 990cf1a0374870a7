import { createBatcher, type Batcher } from '../../../server/grading/blind/create-batcher.ts';

const calm = new AbortController().signal;
const sent: number[][] = [];
const send = (requests: number[]) => {
  sent.push([...requests]);
  return Promise.resolve(requests.map((one) => `answer ${one}`));
};
beforeEach(() => {
  sent.length = 0;
});

/** A batcher whose doors close when `close` is called. */
function held(most?: number): { batch: Batcher<number, string>; close: () => void } {
  const door = Promise.withResolvers<undefined>();
  const batch = createBatcher<number, string>({ wait: () => door.promise, ...(most ? { most } : {}) });
  return { batch, close: () => door.resolve(undefined) };
}

test('requests under one key share one call, each gets its own answer', async () => {
  const { batch, close } = held();
  const answers = [1, 2, 3].map((one) => batch('class', one, send, calm));
  close();
  expect(await Promise.all(answers)).toEqual(['answer 1', 'answer 2', 'answer 3']);
  expect(sent).toEqual([[1, 2, 3]]);
});

test('other keys have other calls, and a full batch does not wait', async () => {
  const { batch, close } = held(2);
  const other = batch('other class', 9, send, calm);
  expect(await Promise.all([batch('class', 1, send, calm), batch('class', 2, send, calm)])).toEqual([
    'answer 1',
    'answer 2',
  ]);
  expect(sent).toEqual([[1, 2]]);
  close();
  expect(await other).toBe('answer 9');
});

test('who comes after a batch has closed opens the next', async () => {
  const batch = createBatcher<number, string>({ most: 1, wait: () => new Promise(() => undefined) });
  await batch('class', 1, send, calm);
  await batch('class', 2, send, calm);
  expect(sent).toEqual([[1], [2]]);
});

test('a failed call fails everyone in it, and nobody after it', async () => {
  const { batch, close } = held();
  const failing = () => Promise.reject(new Error('refused'));
  const both = [batch('class', 1, failing, calm), batch('class', 2, failing, calm)];
  close();
  expect((await Promise.allSettled(both)).map((one) => one.status)).toEqual(['rejected', 'rejected']);
  expect(await batch('class', 3, send, calm)).toBe('answer 3');
});

test('one that is aborted leaves alone; the call is aborted when nobody is left', async () => {
  const { batch, close } = held();
  const [one, two] = [new AbortController(), new AbortController()];
  const signals: AbortSignal[] = [];
  const started = Promise.withResolvers<undefined>();
  const hang = (_requests: number[], signal: AbortSignal) => {
    signals.push(signal);
    started.resolve(undefined);
    return new Promise<string[]>(() => undefined);
  };
  const first = batch('class', 1, hang, one.signal);
  const second = batch('class', 2, hang, two.signal);
  close();
  await started.promise;
  one.abort(new Error('lease lost'));
  await expect(first).rejects.toThrow('lease lost');
  expect(signals[0]?.aborted).toBe(false);
  two.abort(new Error('stopping'));
  await expect(second).rejects.toThrow('stopping');
  expect(signals[0]?.aborted).toBe(true);
});

test('a batch that everyone left before it closed takes nobody in', async () => {
  const { batch, close } = held();
  const gone = new AbortController();
  const first = batch('class', 1, send, gone.signal);
  gone.abort(new Error('stopping'));
  await expect(first).rejects.toThrow('stopping');
  const second = batch('class', 2, send, calm);
  close();
  expect(await second).toBe('answer 2');
});
