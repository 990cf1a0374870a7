import type { Finding } from '../../../server/grading/assessment.ts';
import type { FaultKind } from './fault-kinds.ts';
import type { Mutant } from './mutant.ts';

/**
 * What became of one fault. A finding counts only if it is new, that is, not also made of the untouched draft.
 *
 * - `caught`: a new warning or blocking finding, of a check that speaks of this kind of fault, at the place of the
 *   fault (its point, its criterion, or the draft as a whole).
 * - `noted`: the same, but only as a note, which holds no draft back and does not count as a false alarm either.
 * - `elsewhere`: something new was found, but under another name or at another place; a person would look, for a
 *   reason that is not the fault.
 * - `missed`: nothing new at all.
 */
export type Outcome = 'caught' | 'noted' | 'elsewhere' | 'missed';

export function outcomeOf(mutant: Mutant, found: readonly Finding[], before: readonly Finding[]): Outcome {
  const known = new Set(before.map(identity));
  const fresh = found.filter((finding) => !known.has(identity(finding)));
  const hits = fresh.filter((finding) => COUNTING[mutant.kind].includes(finding.check) && isThere(finding, mutant));
  if (hits.some((finding) => finding.severity !== 'note')) return 'caught';
  if (hits.length > 0) return 'noted';
  return fresh.length > 0 ? 'elsewhere' : 'missed';
}

/**
 * The checks that speak of a kind of fault. A foreign quote is caught under either name, since both say that the
 * words are not this student's; a level moved away from its comments may show as too much praise.
 */
export const COUNTING: Record<FaultKind, readonly string[]> = {
  'invented-quote': ['quote-not-in-work', 'quote-from-other-work'],
  'foreign-quote': ['quote-from-other-work', 'quote-not-in-work'],
  'failed-praise': ['over-praise', 'level-and-comment', 'validator:over-praise', 'validator:contradicts-level'],
  'effort-claim': ['claim-about-student', 'validator:over-inference'],
  'level-unknown': ['level-unknown'],
  'level-off': [
    'level-and-comment',
    'over-praise',
    'validator:wrong-level',
    'validator:contradicts-level',
    'validator:over-praise',
  ],
  'criterion-dropped': ['criterion-not-covered', 'criterion-without-point'],
  'duplicate-point': ['duplicate-point'],
  'generic-comment': ['generic-comment', 'vague-step', 'validator:not-actionable', 'validator:unsupported'],
  'answer-leak': ['answer-leak', 'validator:leaks-answer'],
  'wrong-language': ['wrong-language'],
  'marks-wrong': ['marks-in-prose'],
  'named-person': ['named-person'],
  'unsafe-markup': ['unsafe-markup'],
  contradiction: ['contradiction', 'level-and-comment', 'over-praise', 'validator:contradicts-level'],
  'vacuous-step': ['vague-step', 'generic-comment', 'validator:not-actionable'],
  'instruction-obeyed': ['instruction-obeyed', 'validator:wrong-level', 'validator:unsupported'],
};

function identity({ check, criterionId, pointId, severity }: Finding): string {
  return [check, criterionId, pointId, severity].join('\u0000');
}

function isThere({ pointId, criterionId }: Finding, { place }: Mutant): boolean {
  if (pointId !== null) return place.pointIds.includes(pointId);
  return criterionId === null || place.criterionIds.includes(criterionId);
}
