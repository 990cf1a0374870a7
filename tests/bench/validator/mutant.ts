import type { Draft, Point } from '../../../server/grading/assessment.ts';
import type { Work } from '../../../server/grading/work.ts';
import { marksOf } from '../../../server/grading/marks.ts';
import { placed, type BenchCase } from './bench-case.ts';
import type { FaultKind } from './fault-kinds.ts';

/** A sound draft with one fault put in, and where the fault is: a finding elsewhere has not found it. */
export type Mutant = { caseId: string; kind: FaultKind; variant: string; draft: Draft; work: Work; place: Place };

/** Ids of what was touched; both empty: the fault is in the summary or in the draft as a whole. */
export type Place = { criterionIds: readonly string[]; pointIds: readonly string[] };

/** What an injector hands back for one variant; the kind and the case are added for it. */
export type Injected = Pick<Mutant, 'variant' | 'draft' | 'place'> & { work?: Work };

/** Puts every variant of one kind into one case; draws only from `random`. Empty where the fault cannot be made. */
export type Injector = (one: BenchCase, random: () => number) => Injected[];

/** The draft with one point changed; the quote's place is looked up again, as for any draft. */
export function withPoint(one: BenchCase, variant: string, point: Point, change: Partial<Point>): Injected {
  const changed = { ...point, ...change };
  const point_ = { ...changed, evidence: placed(changed.evidence, one.work.text) };
  const points = one.draft.points.map((other) => (other.id === point.id ? point_ : other));
  return { variant, draft: { ...one.draft, points }, place: placeOf(point_) };
}

/** The draft with one more point, `p-new`, right behind the point it was made from. */
export function withAddedPoint(one: BenchCase, variant: string, after: Point, change: Partial<Point>): Injected {
  const added = { ...after, ...change, id: 'p-new' };
  const points = one.draft.points.flatMap((point) => (point.id === after.id ? [point, added] : [point]));
  const place = { criterionIds: [added.criterionId], pointIds: [after.id, added.id] };
  return { variant, draft: { ...one.draft, points }, place };
}

/** The draft with one more sentence in its summary. */
export function withSummary(one: BenchCase, variant: string, summary: string): Injected {
  return { variant, draft: { ...one.draft, summary }, place: { criterionIds: [], pointIds: [] } };
}

/** The draft with other verdicts; marks follow by code, as they always do. */
export function withVerdicts(
  one: BenchCase,
  variant: string,
  criterionId: string,
  criteria: Draft['criteria'],
): Injected {
  const draft = { ...one.draft, criteria, marks: marksOf(one.work.rubric, criteria) };
  return { variant, draft, place: { criterionIds: [criterionId], pointIds: pointIdsOf(draft, criterionId) } };
}

/** Ids of the points of one criterion. */
export function pointIdsOf(draft: Draft, criterionId: string): string[] {
  return draft.points.filter((point) => point.criterionId === criterionId).map((point) => point.id);
}

function placeOf(point: Point): Place {
  return { criterionIds: [point.criterionId], pointIds: [point.id] };
}
