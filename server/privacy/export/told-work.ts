import type { Rubric } from '../../rubrics/rubric.ts';
import { answerOut } from '../../submissions/reply.ts';
import type { Release, Submission } from '../../submissions/submission.ts';

/** Words of the rubric that a work was marked by, and how a teacher is named to students (`shownApprover`). */
export type Telling = {
  rubric: Rubric | null;
  assignment: string | null;
  approver: (name: string | null) => string | null;
};

/**
 * A work as its student may know it: all that is theirs, and of the teachers' what went out to them. Never what is still
 * on a desk: drafts, edits, an approval that is not out, notes, other people's ids.
 */
export function toldWork(work: Submission, telling: Telling) {
  const { _id: id, courseId, assignmentId, attempt, submittedAt, late, teacherOnly } = work;
  // That it is approved already is the teachers' own affair until it is out.
  const state = work.state === 'approved' ? 'with-teacher' : work.state;
  const { kind, text, typed, file, extraction } = work.work;
  const releases = [...(work.earlier ?? []), work.release].filter((one) => one?.releasedAt != null);
  const { createdAt, updatedAt } = work;
  return {
    ...{ id, courseId, assignmentId, assignment: telling.assignment, attempt, state, createdAt, updatedAt },
    ...{ submittedAt, late, teacherOnly, checklist: work.checklist ?? null, noticeVersion: work.noticeVersion ?? null },
    work: {
      kind,
      text,
      typed: typed ?? null,
      file: file && { name: file.name, mediaType: file.mediaType, bytes: file.bytes },
      extraction: extraction.status,
    },
    expected: work.selfAssessment ?? null,
    returned: work.decisions.filter(({ kind: done }) => done === 'return').map(({ at, note }) => ({ at, note })),
    feedback: releases.flatMap((release) => (release ? toldRelease(release, telling) : [])),
    replies: repliesOf(work),
  };
}

function toldRelease(
  { number, approvedByName, approvedAt, releasedAt, final, marks, maximum }: Release,
  telling: Telling,
) {
  const { rubric, approver } = telling;
  const criterion = (id: string) => rubric?.criteria.find((one) => one.id === id);
  return {
    ...{ release: number, approvedBy: approver(approvedByName), approvedAt, releasedAt, marks, maximum },
    levels: final.criteria.map((verdict) => {
      const of = criterion(verdict.criterionId);
      const level = verdict.kind === 'level' ? of?.levels.find(({ id }) => id === verdict.levelId) : undefined;
      return {
        criterion: of?.title ?? verdict.criterionId,
        level: level?.title ?? null,
        points: level?.points ?? null,
      };
    }),
    points: final.points.map(({ criterionId, kind, text, evidence }) => ({
      ...{ criterion: criterion(criterionId)?.title ?? criterionId, kind, text },
      quote: evidence.kind === 'quote' ? evidence.quote : null,
    })),
    ...{ summary: final.summary, followed: final.followed ?? [] },
  };
}

/** An answer that goes out with a later release is not theirs yet. */
function repliesOf({ replies, release }: Submission) {
  const out = release?.releasedAt ? release.number : 0;
  return (replies?.list ?? []).map((reply) => {
    const { kind, release: of, pointId, text, at } = reply;
    const answer = answerOut(reply, out);
    return {
      kind,
      release: of,
      pointId,
      text,
      at,
      answer: answer && { outcome: answer.outcome, at: answer.at, text: answer.text },
    };
  });
}
