import type { SecondAgreement } from './agreement-view.ts';

/** What the assignment's page prints of two markers' levels; `null` before two of them chose. */
export function secondAgreementView(found: SecondAgreement | null) {
  if (!found || found.blind.n + found.seen.n === 0) return null;
  const rows = (['blind', 'seen'] as const).map((how) => ({ how: `second:agreement.${how}`, ...rowOf(found[how]) }));
  return { works: found.works, rows: rows.filter(({ n }) => n > 0) };
}

function rowOf({ n, same }: { n: number; same: number }) {
  return { n, same, percent: n < FEWEST_LEVELS ? null : Math.round((same / n) * 100) };
}

/** As for levels chosen before the draft was seen: with fewer, a percentage would look surer than it is. */
const FEWEST_LEVELS = 20;
