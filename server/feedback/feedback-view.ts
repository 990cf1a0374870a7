import type { Assignment } from '../assignments/assignment.ts';
import { levelPoints } from '../grading/marks.ts';
import type { Visit } from '../http/visit.ts';
import { workBlocks, workLayout } from '../reviews/work-layout.ts';
import { evidenceView, workPieces } from '../reviews/work-view.ts';
import type { Criterion, Rubric } from '../rubrics/rubric.ts';
import type { Release, Submission } from '../submissions/submission.ts';
import { whereIsMyWork } from './where-is-my-work.ts';

/**
 * Everything that `feedback/feedback` prints for a student. Feedback enters it through `release` of a released
 * attempt and no other way: a draft or a review is not even an argument here.
 */
export function feedbackView(page: FeedbackPage) {
  const { attempt, visit, assignment } = page;
  const returned =
    attempt.state === 'returned' ? (attempt.decisions.findLast(({ kind }) => kind === 'return') ?? null) : null;
  return {
    titleKey: 'feedback:title',
    context: assignment.title,
    workLanguage: assignment.feedbackLanguage,
    visit,
    base: visit.base,
    title: assignment.title,
    attempt: {
      number: attempt.attempt,
      submittedAt: attempt.submittedAt,
      late: attempt.late,
      superseded: attempt.state === 'superseded',
    },
    steps: whereIsMyWork(attempt).map(({ step, status }) => ({
      label: `feedback:step.${step}`,
      status: `is-${status}`,
      now: status === 'now',
    })),
    pending: attempt.state !== 'released' && attempt.state !== 'returned' && attempt.state !== 'superseded',
    returned: returned && { note: returned.note, at: returned.at, name: returned.byName },
    mayTryAgain: page.mayTryAgain,
    released: page.released && releasedView(page.released, attempt),
    others: page.attempts.filter(({ _id }) => _id !== attempt._id).map((one) => otherAttempt(one, visit)),
  };
}

export type FeedbackPage = {
  visit: Visit;
  assignment: Assignment;
  attempt: Submission;
  attempts: readonly Submission[];
  mayTryAgain: boolean;
  /** Null until the release. `readers` is null when no model drafted it. */
  released: ReleasedFeedback | null;
};

export type ReleasedFeedback = {
  release: Release;
  rubric: Rubric;
  readers: { generator: string; validator: string } | null;
  demonstration: boolean;
};

function releasedView(released: ReleasedFeedback, attempt: Submission) {
  const layout = workLayout(attempt.work);
  const { release, rubric, readers, demonstration } = released;
  return {
    marks: release.marks,
    maximum: release.maximum,
    summary: release.final.summary,
    approvedBy: release.approvedByName,
    batch: release.batch && { ...release.batch, key: `batches:student.${release.batch.own ? 'own' : 'other'}` },
    approvedAt: release.approvedAt,
    releasedAt: release.releasedAt,
    readers,
    demonstration,
    work: workBlocks(workPieces(attempt.work.text, release.final.points, { borders: layout.starts }), layout),
    criteria: rubric.criteria.map((criterion, index) => criterionView(release, rubric, criterion, index)),
  };
}

function criterionView({ final }: Release, rubric: Rubric, criterion: Criterion, index: number) {
  const verdict = final.criteria.find((one) => one.criterionId === criterion.id);
  const points = final.points.flatMap((point, at) =>
    point.criterionId === criterion.id ? [{ point, number: at + 1 }] : [],
  );
  return {
    anchor: `criterion-${index + 1}`,
    title: criterion.title,
    description: criterion.description,
    marks: levelPoints(rubric, final.criteria, criterion.id),
    maximum: Math.max(...criterion.levels.map((level) => level.points)),
    levels: criterion.levels.map((level) => ({
      ...level,
      chosen: verdict?.kind === 'level' && verdict.levelId === level.id,
    })),
    points: points.map(({ point, number }) => ({
      anchor: `point-${number}`,
      kind: point.kind,
      strength: point.kind === 'strength',
      text: point.text,
      evidence: evidenceView(point, number),
    })),
  };
}

function otherAttempt(one: Submission, visit: Visit) {
  const label = one.state === 'approved' ? 'with-teacher' : one.state;
  return {
    number: one.attempt,
    href: `${visit.base}/feedback?attempt=${one.attempt}`,
    submittedAt: one.submittedAt,
    label: `feedback:state.${label}`,
  };
}
