import type { Draft, Finding } from '../assessment.ts';
import type { Work } from '../work.ts';
import { absentButFound } from './absent-but-found.ts';
import { absentUnsearched } from './absent-unsearched.ts';
import type { Check } from './check.ts';
import { criterionCovered } from './criterion-covered.ts';
import { criterionWithoutPoint } from './criterion-without-point.ts';
import { duplicatePoints } from './duplicate-points.ts';
import { lengthBounds } from './length-bounds.ts';
import { levelExists } from './level-exists.ts';
import { marksInProse } from './marks-in-prose.ts';
import { quoteFromOtherWork } from './quote-from-other-work.ts';
import { quoteInWork } from './quote-in-work.ts';
import { unsafeMarkup } from './unsafe-markup.ts';

/** Runs every check of the list on a draft. Findings come in the order of the list, with ids unique in the result. */
export function runChecks(draft: Draft, work: Work): Finding[] {
  return allChecks.flatMap((check) => check.find(draft, work).map((hit, index) => finding(check, hit, index)));
}

/** Every check there is; to add one, write its file and name it here. */
export const allChecks: readonly Check[] = [
  levelExists,
  criterionCovered,
  quoteInWork,
  quoteFromOtherWork,
  absentButFound,
  absentUnsearched,
  criterionWithoutPoint,
  marksInProse,
  duplicatePoints,
  lengthBounds,
  unsafeMarkup,
];

function finding(
  check: Check,
  hit: { criterionId: string | null; pointId: string | null; message: string },
  index: number,
): Finding {
  return {
    id: `${check.id}-${index + 1}`,
    check: check.id,
    source: 'check',
    severity: check.severity,
    ...hit,
    proposal: null,
  };
}
