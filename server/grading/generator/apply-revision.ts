import type { Draft, Finding, Point } from '../assessment.ts';
import { marksOf } from '../marks.ts';
import type { Work } from '../work.ts';
import type { AnsweredPoint, RevisionAnswer } from './answer.ts';
import { pointOf, verdictOf } from './draft-of.ts';

/**
 * The draft after a revision, of which only what a finding named is taken, whatever the model returned:
 *
 * - a point that a finding hit may be replaced, or go if the answer leaves it out; a finding about a criterion as a
 *   whole opens all of its points; any named criterion may get new points;
 * - a level changes only by a finding that may move one (see `mayMoveLevel`);
 * - the summary changes only by a finding about the draft as a whole.
 */
export function applyRevision(draft: Draft, answer: RevisionAnswer, findings: readonly Finding[], work: Work): Draft {
  const named = whatWasNamed(draft, findings, work);
  const criteria = mergeVerdicts(draft, answer, named);
  const points = mergePoints(draft, answer, named, work);
  const summary = named.draft ? (answer.summary ?? draft.summary) : draft.summary;
  return { criteria, points, summary, marks: marksOf(work.rubric, criteria) };
}

/** Ids: points that were hit, criteria named at all, named as a whole, and those whose level may change. */
type Named = { points: Set<string>; criteria: Set<string>; whole: Set<string>; levels: Set<string>; draft: boolean };

function whatWasNamed(draft: Draft, findings: readonly Finding[], work: Work): Named {
  const known = new Set(work.rubric.criteria.map((criterion) => criterion.id));
  const criteriaOf = (those: readonly Finding[]) =>
    new Set(those.flatMap((finding) => criterionOf(finding, draft) ?? []).filter((id) => known.has(id)));
  return {
    points: new Set(findings.flatMap((finding) => finding.pointId ?? [])),
    criteria: criteriaOf(findings),
    whole: criteriaOf(findings.filter((finding) => finding.pointId === null)),
    levels: criteriaOf(findings.filter(mayMoveLevel)),
    draft: findings.some((finding) => finding.pointId === null && finding.criterionId === null),
  };
}

function criterionOf(finding: Finding, draft: Draft): string | null {
  return finding.criterionId ?? draft.points.find((point) => point.id === finding.pointId)?.criterionId ?? null;
}

/**
 * A reader moves a level only with words that code found in the work or the rubric. A check does it when it speaks of
 * the criterion as a whole, or when a point has lost its ground.
 */
function mayMoveLevel(finding: Finding): boolean {
  if (finding.source === 'validator') return ['work', 'rubric'].includes(finding.cited?.standsIn ?? '');
  return finding.pointId === null || finding.severity === 'blocking';
}

function mergeVerdicts(draft: Draft, answer: RevisionAnswer, named: Named): Draft['criteria'] {
  const changed = answer.criteria.map(verdictOf).filter((verdict) => named.levels.has(verdict.criterionId));
  const replaced = new Set(changed.map((verdict) => verdict.criterionId));
  return [...draft.criteria.filter((verdict) => !replaced.has(verdict.criterionId)), ...changed];
}

function mergePoints(draft: Draft, answer: RevisionAnswer, named: Named, work: Work): Point[] {
  const kept = draft.points.flatMap((point) => {
    const replacement = answer.points.find((one) => one.id === point.id);
    const touchable = named.points.has(point.id) || named.whole.has(point.criterionId);
    if (replacement && touchable) return [pointOf(inPlace(replacement, point, named), point.id, work)];
    return named.points.has(point.id) ? [] : [point];
  });
  const added = answer.points.filter((point) => point.id === null && named.criteria.has(point.criterionId));
  const next = 1 + Math.max(0, ...draft.points.map((point) => Number(point.id.slice(1))));
  return [...kept, ...added.map((point, index) => pointOf(point, `p${next + index}`, work))];
}

/** A replaced point stays with its criterion, unless it moves to one that was named as well. */
function inPlace(replacement: AnsweredPoint, point: Point, named: Named): AnsweredPoint {
  return named.criteria.has(replacement.criterionId) ? replacement : { ...replacement, criterionId: point.criterionId };
}
