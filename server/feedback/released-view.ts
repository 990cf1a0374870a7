import { criterionMarks } from '../grading/marks.ts';
import { followedView } from './followed-view.ts';
import { workBlocks, workLayout } from '../reviews/work-layout.ts';
import { compareSelf } from '../reviews/self/compare-self.ts';
import { evidenceView, workPieces } from '../reviews/work-view.ts';
import { criterionMaximum, levelMarks } from '../rubrics/criterion-marks.ts';
import type { Criterion, Rubric } from '../rubrics/rubric.ts';
import type { Release, Submission } from '../submissions/submission.ts';
import { repliesView, type Replying } from './reply-view.ts';
import type { Wrote } from './who-wrote.ts';

/** What went out, as its student reads it. */
export type ReleasedFeedback = Wrote & {
  release: Release;
  rubric: Rubric;
  /** By the site's choice; null: "your teacher". */
  approver: string | null;
};

type Numbered = { point: Release['final']['points'][number]; number: number };

/** Levels, strengths, next steps and the work they rest on: what of `feedback/feedback` is there after the release. */
export function releasedView(released: ReleasedFeedback, attempt: Submission, replying: Replying | null) {
  const layout = workLayout(attempt.work);
  const { release, rubric, origins } = released;
  const { points, summary } = release.final;
  const numbered = points.map((point, index): Numbered => ({ point, number: index + 1 }));
  const replies = replying && repliesView(replying, attempt, release);
  const cards = numbered.map((one) => ({
    ...pointCard(released, one),
    reply: replies?.forPoint(one.point, one.number) ?? null,
  }));
  return {
    marks: release.marks,
    maximum: release.maximum,
    summary: summary.trim() === '' ? null : { text: summary, origin: originKey(origins.summary) },
    strengths: cards.filter(({ strength }) => strength),
    nextSteps: cards.filter(({ strength }) => !strength),
    followed: followedView(release, rubric),
    self: selfRows(released, attempt),
    criteria: rubric.criteria.map((criterion, index) => criterionView(released, numbered, { criterion, index })),
    work: workBlocks(workPieces(attempt.work.text, points, { borders: layout.starts }), layout),
    wrote: wroteView(released),
    replies,
    changed: changedView(release, attempt),
  };
}

function selfRows({ rubric, release }: ReleasedFeedback, { selfAssessment }: Submission) {
  const rows = selfAssessment ? compareSelf(rubric, selfAssessment, release.final.criteria) : [];
  return rows.map((row) => ({ ...row, label: `self:student.${row.expected}` }));
}

function pointCard({ rubric, origins }: ReleasedFeedback, { point, number }: Numbered) {
  return {
    id: point.id,
    number,
    anchor: `point-${number}`,
    kind: point.kind,
    strength: point.kind === 'strength',
    criterion: rubric.criteria.find(({ id }) => id === point.criterionId)?.title ?? '',
    text: point.text,
    evidence: evidenceView(point, number),
    origin: originKey(origins.points.get(point.id) ?? 'teacher'),
  };
}

function originKey(origin: string | null): string | null {
  return origin === null ? null : `feedback:origin.${origin}`;
}

function criterionView(
  { release: { final }, rubric, origins }: ReleasedFeedback,
  points: readonly Numbered[],
  { criterion, index }: { criterion: Criterion; index: number },
) {
  const verdict = final.criteria.find((one) => one.criterionId === criterion.id);
  const reached = criterion.levels.find(({ id }) => verdict?.kind === 'level' && verdict.levelId === id);
  return {
    anchor: `criterion-${index + 1}`,
    title: criterion.title,
    description: criterion.description,
    marks: criterionMarks(rubric, final.criteria, criterion.id),
    maximum: criterionMaximum(criterion),
    reached: reached ?? null,
    origin: `feedback:level.${origins.levels.get(criterion.id) ?? 'teacher'}`,
    levels: criterion.levels.map((level) => ({
      ...level,
      points: levelMarks(criterion, level),
      chosen: level === reached,
    })),
    points: points
      .filter(({ point }) => point.criterionId === criterion.id)
      .map(({ point, number }) => ({ number, kind: point.kind, href: `#point-${number}` })),
  };
}

/** Who approved it, and who wrote it: one sentence each that is true of this release. */
function wroteView({ release, readers, demonstration, approver, origins }: ReleasedFeedback) {
  const { batch, approvedAt, releasedAt } = release;
  return {
    approver,
    approvedAt,
    releasedAt,
    readers,
    demonstration,
    copied: [...origins.points.values(), ...origins.levels.values()].includes('copied'),
    // In a batch that left this one out of its sample, nobody read it.
    read: !batch || batch.own,
    batch: batch && { ...batch, key: `batches:student.${batch.own ? 'own' : 'other'}` },
  };
}

/** What a later release changed for the student: null where nothing went out before it. */
function changedView({ number, marks, maximum }: Release, { earlier = [] }: Submission) {
  const before = earlier.findLast((one) => one.number < number);
  if (!before) return null;
  // Under another version of the rubric the same number says something else.
  if (before.maximum !== maximum) {
    const of = { beforeOf: before.maximum, nowOf: maximum };
    return { key: 'feedback:changed.total', before: before.marks, now: marks, ...of };
  }
  const key = before.marks === marks ? 'same' : 'marks';
  return { key: `feedback:changed.${key}`, before: before.marks, now: marks, beforeOf: null, nowOf: null };
}
