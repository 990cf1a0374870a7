import type { CriterionVerdict, Draft, Finding, Point } from '../assessment.ts';
import { findingAbout } from '../finding-about.ts';
import { marksOf } from '../marks.ts';
import type { Work } from '../work.ts';
import type { RevisionAnswer } from './answer.ts';
import { pointOf, verdictOf } from './draft-of.ts';

/** What a teacher asks about the text they have: one point written anew, or what is missing around it. */
export type TeacherRequest = { kind: 'point'; pointId: string } | { kind: 'continue' };

/** The request in the shape that a reader who mends a draft is used to. */
export function requestFinding(request: TeacherRequest): Finding {
  const { id, message } = WORDS[request.kind];
  const pointId = request.kind === 'point' ? request.pointId : null;
  return { ...findingAbout(null, { check: 'teacher', severity: 'warning', message }), id, pointId };
}

const WORDS = {
  point: { id: 'teacher-point', message: 'The teacher asks for this one point to be written anew.' },
  continue: {
    id: 'teacher-continue',
    message:
      "This text is the teacher's own and stays word for word. Add points (id null) for what it does not say yet, and " +
      'choose a level for each criterion that has none. Repeat and replace nothing.',
  },
};

/**
 * The draft with what was asked for and nothing else, whatever the model returned: the one point, which keeps its id
 * and criterion; or further points (ids `new-n`), levels for criteria without one, and a summary where there was none.
 */
export function applyRequest(draft: Draft, answer: RevisionAnswer, request: TeacherRequest, work: Work): Draft {
  return request.kind === 'point'
    ? { ...draft, points: draft.points.map((point) => rewritten(point, answer, request.pointId, work)) }
    : extended(draft, answer, work);
}

function rewritten(point: Point, answer: RevisionAnswer, pointId: string, work: Work): Point {
  const written = answer.points.find(({ id }) => id === pointId);
  if (point.id !== pointId || !written) return point;
  return pointOf({ ...written, criterionId: point.criterionId }, pointId, work);
}

function extended(draft: Draft, answer: RevisionAnswer, work: Work): Draft {
  const added = answer.points.filter(({ id }) => id === null);
  const points = [...draft.points, ...added.map((point, index) => pointOf(point, `new-${index + 1}`, work))];
  const open = work.rubric.criteria.filter(({ id }) => !hasLevel(draft.criteria, id)).map(({ id }) => id);
  const chosen = answer.criteria.map(verdictOf).filter(({ criterionId }) => open.includes(criterionId));
  const settled = new Set(chosen.map(({ criterionId }) => criterionId));
  const criteria = [...draft.criteria.filter(({ criterionId }) => !settled.has(criterionId)), ...chosen];
  const summary = draft.summary.trim() === '' ? (answer.summary ?? '') : draft.summary;
  return { criteria, points, summary, marks: marksOf(work.rubric, criteria) };
}

function hasLevel(verdicts: readonly CriterionVerdict[], id: string): boolean {
  return verdicts.some((one) => one.criterionId === id && one.kind === 'level');
}
