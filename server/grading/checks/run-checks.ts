import type { Draft, Finding } from '../assessment.ts';
import type { Work } from '../work.ts';
import { absentButFound } from './absent-but-found.ts';
import { absentUnsearched } from './absent-unsearched.ts';
import { answerLeak } from './answer-leak.ts';
import type { Check, Hit } from './check.ts';
import { claimsAboutStudent } from './claims-about-student.ts';
import { criterionCovered } from './criterion-covered.ts';
import { criterionWithoutPoint } from './criterion-without-point.ts';
import { contradictingPoints, duplicatePoints } from './duplicate-points.ts';
import { genericComment } from './generic-comment.ts';
import { instructionObeyed } from './instruction-obeyed.ts';
import { lengthBounds } from './length-bounds.ts';
import { levelAndComment } from './level-and-comment.ts';
import { levelExists } from './level-exists.ts';
import { marksInProse } from './marks-in-prose.ts';
import { namedPerson } from './named-person.ts';
import { overPraise } from './over-praise.ts';
import { proseQuoteInWork } from './prose-quote-in-work.ts';
import { quoteFromOtherWork } from './quote-from-other-work.ts';
import { quoteInWork } from './quote-in-work.ts';
import { unsafeMarkup } from './unsafe-markup.ts';
import { vagueStep } from './vague-step.ts';
import { wrongLanguage } from './wrong-language.ts';

/**
 * Runs every check of the list on a draft. Findings come in the order of the list, with ids unique in the result. What
 * was last found in a work is remembered: most drafts are looked at twice, as they were made and as they are stored.
 */
export function runChecks(draft: Draft, work: Work): Finding[] {
  const key = JSON.stringify(draft);
  const last = lastFound.get(work);
  const findings = last?.key === key ? last.findings : findFaults(draft, work);
  lastFound.set(work, { key, findings });
  return findings.map((one) => ({ ...one }));
}

const lastFound = new WeakMap<Work, { key: string; findings: readonly Finding[] }>();

function findFaults(draft: Draft, work: Work): Finding[] {
  const read = composed(draft);
  return allChecks.flatMap((check) => check.find(read, work).map((hit, index) => finding(check, hit, index)));
}

/** Every check there is; to add one, write its file and name it here. */
export const allChecks: readonly Check[] = [
  levelExists,
  criterionCovered,
  quoteInWork,
  quoteFromOtherWork,
  proseQuoteInWork,
  absentButFound,
  absentUnsearched,
  criterionWithoutPoint,
  levelAndComment,
  overPraise,
  claimsAboutStudent,
  contradictingPoints,
  duplicatePoints,
  genericComment,
  vagueStep,
  answerLeak,
  marksInProse,
  namedPerson,
  wrongLanguage,
  lengthBounds,
  unsafeMarkup,
  instructionObeyed,
];

/** Letters and their accents as one sign, as every pattern and list writes them. */
function composed(draft: Draft): Draft {
  const points = draft.points.map((point) => ({ ...point, text: point.text.normalize('NFC') }));
  return { ...draft, points, summary: draft.summary.normalize('NFC') };
}

function finding(check: Check, hit: Hit, index: number): Finding {
  return {
    id: `${check.id}-${index + 1}`,
    check: check.id,
    source: 'check',
    severity: check.severity,
    ...hit,
    proposal: null,
  };
}
