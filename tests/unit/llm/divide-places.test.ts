import { dividePlaces, type Caller } from '../../../server/llm/divide-places.ts';
import { seededRandom } from '../../support/seeded-random.ts';

/** Everybody renews in turn until nothing changes; returns what each holds. */
function settle(wants: Record<string, number>, most: number, turn = 0): Record<string, number> {
  let callers: Caller[] = Object.entries(wants).map(([id, wanted]) => ({ id, wants: wanted, held: 0 }));
  for (let round = 0; round < 5; round++)
    callers = callers.reduce(
      (all, { id }) => renewed(all, { id, wants: wants[id] ?? 0, running: 0 }, most, turn),
      callers,
    );
  return Object.fromEntries(callers.map(({ id, held }) => [id, held]));
}

type Me = Parameters<typeof dividePlaces>[0];

function renewed(callers: readonly Caller[], me: Me, most: number, turn = 0): Caller[] {
  const others = callers.filter(({ id }) => id !== me.id);
  const { held } = dividePlaces(me, others, { most, turn });
  return [...others, { id: me.id, wants: me.wants, held }].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

test.each([
  { wants: { a: 40 }, most: 32, held: { a: 32 }, why: 'one alone holds everything' },
  { wants: { a: 1 }, most: 32, held: { a: 32 }, why: 'one alone may grow without asking' },
  { wants: { a: 40, b: 40 }, most: 32, held: { a: 16, b: 16 }, why: 'two in need hold half each' },
  { wants: { a: 40, b: 40, c: 40 }, most: 32, held: { a: 10, b: 11, c: 11 }, why: 'nothing is left over' },
  { wants: { a: 3, b: 40 }, most: 32, held: { a: 3, b: 29 }, why: 'what one does not need the other holds' },
  { wants: { a: 3, b: 5 }, most: 32, held: { a: 15, b: 17 }, why: 'what nobody needs goes round' },
  { wants: { a: 9, b: 9, c: 9 }, most: 2, held: { a: 1, b: 1, c: 0 }, why: 'too few: some have none' },
])('$why', ({ wants, most, held }) => {
  expect(settle(wants, most)).toEqual(held);
});

test('where there are too few for all, others come first in the next turn', () => {
  expect([0, 1, 2].map((turn) => settle({ a: 9, b: 9, c: 9 }, 1, turn))).toEqual([
    { a: 1, b: 0, c: 0 },
    { a: 0, b: 1, c: 0 },
    { a: 0, b: 0, c: 1 },
  ]);
});

test('one that joins waits for what is in use, and takes it as it ends', () => {
  let callers = renewed([], { id: 'a', wants: 10, running: 0 }, 8);
  callers = renewed(callers, { id: 'b', wants: 10, running: 0 }, 8);
  expect(callers.map(({ held }) => held)).toEqual([8, 0]);
  callers = renewed(callers, { id: 'a', wants: 10, running: 8 }, 8); // a has heard of b, but eight calls are under way
  callers = renewed(callers, { id: 'b', wants: 10, running: 0 }, 8);
  expect(callers.map(({ held }) => held)).toEqual([8, 0]);
  callers = renewed(callers, { id: 'a', wants: 10, running: 5 }, 8);
  callers = renewed(callers, { id: 'b', wants: 10, running: 0 }, 8);
  expect(callers.map(({ held }) => held)).toEqual([5, 3]);
});

test('whatever happens in whichever order, no more is held than there is', () => {
  const random = seededRandom(7);
  const whole = (most: number) => Math.floor(random() * (most + 1));
  for (let site = 0; site < 200; site++) {
    const most = 1 + whole(40);
    let callers: Caller[] = [];
    for (let step = 0; step < 60; step++) {
      const id = `caller-${whole(5)}`;
      const before = callers.find((caller) => caller.id === id);
      const running = whole(before?.held ?? 0);
      if (random() < 0.1) callers = callers.filter((caller) => caller.id !== id);
      else callers = renewed(callers, { id, wants: running + whole(30), running }, most, step);
      expect(callers.reduce((sum, { held }) => sum + held, 0)).toBeLessThanOrEqual(most);
    }
  }
});
