import type { Draft, Finding, Point } from '../assessment.ts';
import { marksOf } from '../marks.ts';
import type { Work } from '../work.ts';
import type { RevisionAnswer } from './answer.ts';
import { pointOf, verdictOf } from './draft-of.ts';

/**
 * The draft after a revision, of which only what a finding named is taken: points it hit may be replaced (or go, if
 * the answer leaves them out), a criterion it named may get another level, reworded and new points, and the summary
 * may change only if a finding was about the draft as a whole. Everything else stays as it was, whatever the model returned.
 */
export function applyRevision(draft: Draft, answer: RevisionAnswer, findings: readonly Finding[], work: Work): Draft {
  const named = whatWasNamed(draft, findings, work);
  const criteria = mergeVerdicts(draft, answer, named);
  const points = mergePoints(draft, answer, named, work);
  const summary = named.whole ? (answer.summary ?? draft.summary) : draft.summary;
  return { criteria, points, summary, marks: marksOf(work.rubric, criteria) };
}

type Named = { points: Set<string>; criteria: Set<string>; whole: boolean };

function whatWasNamed(draft: Draft, findings: readonly Finding[], work: Work): Named {
  const points = new Set(findings.flatMap((finding) => finding.pointId ?? []));
  const owners = draft.points.filter((point) => points.has(point.id)).map((point) => point.criterionId);
  const criteria = [...findings.flatMap((finding) => finding.criterionId ?? []), ...owners];
  const whole = findings.some((finding) => finding.pointId === null && finding.criterionId === null);
  const known = new Set(work.rubric.criteria.map((criterion) => criterion.id));
  return { points, criteria: new Set(criteria.filter((id) => known.has(id))), whole };
}

function mergeVerdicts(draft: Draft, answer: RevisionAnswer, named: Named): Draft['criteria'] {
  const changed = answer.criteria.map(verdictOf).filter((verdict) => named.criteria.has(verdict.criterionId));
  const replaced = new Set(changed.map((verdict) => verdict.criterionId));
  return [...draft.criteria.filter((verdict) => !replaced.has(verdict.criterionId)), ...changed];
}

function mergePoints(draft: Draft, answer: RevisionAnswer, named: Named, work: Work): Point[] {
  const kept = draft.points.flatMap((point) => {
    const replacement = answer.points.find((one) => one.id === point.id);
    const touchable = named.points.has(point.id) || named.criteria.has(point.criterionId);
    if (replacement && touchable) return [pointOf(replacement, point.id, work)];
    return named.points.has(point.id) ? [] : [point];
  });
  const added = answer.points.filter((point) => point.id === null && named.criteria.has(point.criterionId));
  const next = 1 + Math.max(0, ...draft.points.map((point) => Number(point.id.slice(1))));
  return [...kept, ...added.map((point, index) => pointOf(point, `p${next + index}`, work))];
}
