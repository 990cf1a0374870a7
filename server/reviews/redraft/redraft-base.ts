import type { Draft } from '../../grading/assessment.ts';
import type { TeacherRequest } from '../../grading/generator/apply-request.ts';
import { marksOf } from '../../grading/marks.ts';
import { NOTE_VERSION } from '../../grading/teacher-note.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import type { Submission } from '../../submissions/submission.ts';

/** What the readers go on from, and what they are to do with it; null when they draft anew, or for the first time. */
export function redraftBase(rubric: Rubric, submission: Submission): RedraftBase | null {
  const { redraft, review } = submission;
  if (!redraft || !review || redraft.kind === 'anew' || redraft.kind === 'version') return null;
  const { criteria, points, summary } = review;
  const draft = { criteria, points, summary, marks: marksOf(rubric, criteria) };
  if (redraft.kind === 'continue') return { draft, request: { kind: 'continue' } };
  return redraft.pointId === null ? null : { draft, request: { kind: 'point', pointId: redraft.pointId } };
}

export type RedraftBase = { draft: Draft; request: TeacherRequest };

/**
 * For a draft's key: the version that it was asked over makes every asking another draft, and a job that runs again the
 * same one.
 */
export function askedBesides({ redraft, review }: Submission): unknown {
  if (!redraft) return null;
  const { kind, pointId, note, at } = redraft;
  // What the teacher goes on writing meanwhile is none of its inputs.
  if (kind === 'version') return [kind, at];
  return [kind, pointId, note, at, review?.version, NOTE_VERSION];
}
