import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../server/database/connect-database.ts';
import { createCallerStore } from '../../server/llm/caller-repository.ts';
import { callerModel } from '../../server/llm/caller-model.ts';
import type { CallerStore } from '../../server/llm/caller-store.ts';
import { createSharedPlaces, type SharedPlaces } from '../../server/llm/shared-places.ts';
import { openTestDatabase } from '../support/test-database.ts';

/** Two processes' worth of callers on one database; how the shares are chosen is in `divide-places.test.ts`. */
let database: Database;
let store: CallerStore;
let now = new Date('2026-11-26T12:00:00Z');

beforeAll(async () => {
  database = await openTestDatabase();
  store = createCallerStore(database.connection, { now: () => now });
});
afterAll(() => database.close());

const signal = new AbortController().signal;
const process_ = (endpoint: string, callers = store) => createSharedPlaces(callers, { endpoint, most: 4, own: 4 });

/** Starts so many calls; each runs until it is ended. */
function start(places: SharedPlaces, count: number) {
  const ends: (() => void)[] = [];
  const calls = Array.from({ length: count }, () =>
    places.limit(() => new Promise<void>((resolve) => ends.push(resolve)), signal),
  );
  const end = async (): Promise<void> => {
    while (ends.length < count) await sleep(5);
    for (const one of ends) one();
    await Promise.all(calls);
  };
  const running = async (expected: number): Promise<number> => {
    while (ends.length < expected) await sleep(5);
    return ends.length;
  };
  return { running, end };
}

test('one that joins gets its half when calls of the other end, and no more run than the provider allows', async () => {
  const [one, other] = [process_('joins'), process_('joins')];
  const first = start(one, 4);
  expect(await first.running(4)).toBe(4);
  let ran = 0;
  const late = Promise.all([1, 2].map(() => other.limit(() => Promise.resolve((ran += 1)), signal)));
  await sleep(50);
  expect(ran).toBe(0);
  await first.end();
  await late;
  expect(ran).toBe(2);
});

test('what a killed process held is free once its lease ran out', async () => {
  const dying = { ...store };
  const killed = start(process_('dies', dying), 4);
  await killed.running(4);
  dying.renew = () => Promise.reject(new Error('this process is dead'));
  now = new Date(now.getTime() + 6_000);
  const heir = start(process_('dies'), 4);
  expect(await heir.running(4)).toBe(4);
  await heir.end();
});

test('who has nothing to ask holds nothing, so that the other has it all at once', async () => {
  const [one, other] = [process_('idle'), process_('idle')];
  await one.limit(() => Promise.resolve(), signal);
  while ((await callerModel(database.connection).findById('idle').lean())?.callers.length !== 0) await sleep(20);
  const all = start(other, 4);
  expect(await all.running(4)).toBe(4);
  expect(other.share()).toBe(1);
  await all.end();
});

test('while the database is away no calls are started, and they go when it is back', async () => {
  const lost = { ...store, renew: () => Promise.reject(new Error('away')) };
  const places = process_('away', lost);
  let ran = false;
  const call = places.limit(() => Promise.resolve((ran = true)), signal);
  await sleep(50);
  expect(ran).toBe(false);
  Object.assign(lost, { renew: store.renew });
  await call;
});
