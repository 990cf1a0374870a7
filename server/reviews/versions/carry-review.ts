import type { CriterionVerdict, Point } from '../../grading/assessment.ts';
import { sameLevel } from '../../rubrics/diff-rubrics.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import type { SetAside } from '../../submissions/submission.ts';
import type { ReviewContent } from '../review-content.ts';

/**
 * A teacher's levels and words under another version of the rubric: whatever has a place there by the ids of criterion
 * and level stays, and what an earlier change set aside comes back where it has one now. The rest is set aside, never
 * lost.
 */
export function carryReview(
  content: ReviewContent,
  earlier: SetAside | null,
  { from, to }: { from: Rubric; to: Rubric },
): { content: ReviewContent; setAside: SetAside | null } {
  const kept = content.criteria.filter((verdict) => hasPlace(to, verdict));
  const aside = (earlier?.levels ?? []).filter(
    ({ criterionId }) => !kept.some((one) => one.criterionId === criterionId),
  );
  const back = aside.map(({ criterionId, levelId }): CriterionVerdict => ({ criterionId, kind: 'level', levelId }));
  const criteria = [...kept, ...back.filter((verdict) => hasPlace(to, verdict))];
  const [points, pointsAside] = dividePoints(content.points, earlier?.points ?? [], { from, to });
  const setAside: SetAside = {
    levels: [
      ...aside.filter(({ criterionId, levelId }) => !hasPlace(to, { criterionId, kind: 'level', levelId })),
      ...content.criteria.filter((verdict) => !hasPlace(to, verdict)).flatMap((verdict) => levelAside(from, verdict)),
    ],
    points: pointsAside,
    reworded: kept.flatMap((verdict) => rewordedLevel(verdict, { from, to })),
  };
  const isEmpty = Object.values(setAside).every((list) => list.length === 0);
  return { content: { criteria, points, summary: content.summary }, setAside: isEmpty ? null : setAside };
}

/** What the readers could not judge is carried over with its criterion. */
function hasPlace({ criteria }: Rubric, verdict: CriterionVerdict): boolean {
  const criterion = criteria.find(({ id }) => id === verdict.criterionId);
  if (verdict.kind !== 'level') return criterion !== undefined;
  return criterion?.levels.some(({ id }) => id === verdict.levelId) ?? false;
}

function dividePoints(
  points: readonly Point[],
  aside: SetAside['points'],
  { from, to }: { from: Rubric; to: Rubric },
): [Point[], SetAside['points']] {
  const stays = ({ criterionId }: Point) => to.criteria.some(({ id }) => id === criterionId);
  const title = (criterionId: string) => from.criteria.find(({ id }) => id === criterionId)?.title ?? criterionId;
  const back = aside.filter(stays).map(pointOf);
  const gone = points.filter((point) => !stays(point));
  return [
    [...points.filter(stays), ...back],
    [
      ...aside.filter((point) => !stays(point)),
      ...gone.map((point) => ({ ...point, criterion: title(point.criterionId) })),
    ],
  ];
}

function pointOf({ id, criterionId, kind, text, evidence }: SetAside['points'][number]): Point {
  return { id, criterionId, kind, text, evidence };
}

function levelAside(from: Rubric, verdict: CriterionVerdict): SetAside['levels'] {
  if (verdict.kind !== 'level') return [];
  const { criterionId, levelId } = verdict;
  const named = namesOf(from, criterionId, levelId);
  return [{ criterionId, levelId, criterion: named?.criterion ?? criterionId, level: named?.level.title ?? levelId }];
}

function rewordedLevel(verdict: CriterionVerdict, { from, to }: { from: Rubric; to: Rubric }): SetAside['reworded'] {
  if (verdict.kind !== 'level') return [];
  const [before, after] = [from, to].map((rubric) => namesOf(rubric, verdict.criterionId, verdict.levelId));
  if (!before || !after || sameLevel(before.level, after.level)) return [];
  return [{ criterion: after.criterion, level: after.level.title }];
}

function namesOf({ criteria }: Rubric, criterionId: string, levelId: string) {
  const criterion = criteria.find(({ id }) => id === criterionId);
  const level = criterion?.levels.find(({ id }) => id === levelId);
  return criterion && level ? { criterion: criterion.title, level } : null;
}
