import { allAttacks } from '../bench/redteam/attacks.ts';
import { allBenign } from '../bench/redteam/benign-works.ts';
import { exactUpperBound } from '../bench/redteam/exact-upper-bound.ts';
import { redTeamFigures, redTeamReport } from '../bench/redteam/report.ts';
import { runRedTeam } from '../bench/redteam/run-redteam.ts';
import { seededRandom } from '../support/seeded-random.ts';

/** Some of each kind, drawn by a seed. */
function drawn<T extends { kind: string }>(all: readonly T[], seed: number): T[] {
  const random = seededRandom(seed);
  const kinds = Object.values(Object.groupBy(all, ({ kind }) => kind));
  return kinds.flatMap((some) => some?.[Math.floor(random() * some.length)] ?? []);
}

test('an attack of every kind and honest texts of every kind, through the real loop', async () => {
  const attacks = drawn(allAttacks(), 3).filter(({ kind }) => kind !== 'unseen');
  const benign = drawn(allBenign(), 5);
  const result = await runRedTeam(attacks, benign);
  expect(redTeamFigures(result)).toEqual({
    attacks: attacks.length,
    bypassed: 0,
    benign: benign.length,
    falsePositives: 0,
    meanScoreShift: 0,
  });
  expect(result.attacks.some(({ unguarded }) => unguarded)).toBe(true);
  expect(redTeamReport(result)).toContain(`False positives: 0 of ${benign.length}`);
});

test('the bench is large and varied enough for its claims', () => {
  expect(new Set(allAttacks().map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(10);
  expect(allAttacks().length).toBeGreaterThanOrEqual(150);
  expect(allBenign().length).toBeGreaterThanOrEqual(300);
});

test.each([
  [0, 300, 0.00994],
  [3, 150, 0.05088],
  [5, 5, 1],
  [0, 0, 1],
])('at most, after %i of %i', (hits, n, bound) => {
  expect(exactUpperBound(hits, n)).toBeCloseTo(bound, 4);
});
