import { idealSchedule } from '../../bench/drafting/ideal-schedule.ts';
import type { SeenCall } from '../../bench/drafting/slow-model.ts';

const CALL_MS = 2_000;

/** Calls in the order in which they were made: `work:prefix`, several works of a shared call with `+` between. */
function called(...calls: string[]): SeenCall[] {
  return calls.map((call, at) => {
    const [works = '', prefix = ''] = call.split(':');
    return { task: 'draft', prefix, works: works.split('+'), start: at, end: at };
  });
}

test.each([
  { name: 'nothing takes no time', calls: [], places: 2, rounds: 0 },
  { name: 'calls of one work follow each other', calls: ['a:1', 'a:2', 'a:3'], places: 9, rounds: 3 },
  { name: 'works wait for a place', calls: ['a:1', 'b:2', 'c:3', 'd:4', 'e:5'], places: 2, rounds: 3 },
  { name: 'the first call with a shared part goes alone', calls: ['a:1', 'b:1', 'c:1'], places: 3, rounds: 2 },
  { name: 'a shared call waits for all of its works', calls: ['a:1', 'b:2', 'b:3', 'a+b:4'], places: 9, rounds: 3 },
  {
    name: 'a later call takes a place that an earlier one cannot use',
    calls: ['a:1', 'b:1', 'c:2'],
    places: 2,
    rounds: 2,
  },
])('$name', ({ calls, places, rounds }) => {
  expect(idealSchedule(called(...calls), places, CALL_MS)).toBe(rounds * CALL_MS);
});
