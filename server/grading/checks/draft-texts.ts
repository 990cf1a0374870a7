import type { Draft, Point } from '../assessment.ts';

/** Everything a student would read of a draft, each with its place: the points, then the summary (`point` null). */
export function draftTexts(draft: Draft): DraftText[] {
  const points = draft.points.map((point) => ({
    criterionId: point.criterionId,
    pointId: point.id,
    text: point.text,
    point,
  }));
  return [...points, { criterionId: null, pointId: null, text: draft.summary, point: null }];
}

export type DraftText = { criterionId: string | null; pointId: string | null; text: string; point: Point | null };

/** Where a text stands, as a hit wants it. */
export function placeOf({ criterionId, pointId }: DraftText): { criterionId: string | null; pointId: string | null } {
  return { criterionId, pointId };
}
