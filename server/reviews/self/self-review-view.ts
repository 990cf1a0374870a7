import type { Reviewing } from '../reviewing.ts';
import { compareSelf } from './compare-self.ts';

/**
 * What the review page says of the student's own levels: nothing but that they are there until the work is approved,
 * then both side by side. Null where the student chose none.
 */
export function selfReviewView({ submission, out, rubric }: Pick<Reviewing, 'submission' | 'out' | 'rubric'>) {
  const { selfAssessment, release } = submission;
  if (!selfAssessment || selfAssessment.levels.length === 0) return null;
  const decided = release ?? out;
  if (!decided) return { rows: [], same: 0 };
  const rows = compareSelf(rubric, selfAssessment, decided.final.criteria);
  const same = rows.filter(({ expected }) => expected === 'same').length;
  return { rows: rows.map((row) => ({ ...row, label: `self:desk.${row.expected}` })), same };
}
