import type { CriterionVerdict, Draft, Point } from '../grading/assessment.ts';
import type { Visit } from '../http/visit.ts';
import type { Criterion, Rubric } from '../rubrics/rubric.ts';
import type { Called } from '../submissions/called.ts';
import type { Submission } from '../submissions/submission.ts';
import { comparedTexts } from './compared-texts.ts';
import { hidesDraft } from './blind-choice.ts';
import { historyView } from './history-view.ts';
import type { ReviewContent } from './review-content.ts';
import type { Reviewing } from './reviewing.ts';

/** Everything that `reviews/changes` prints. A draft that must not be seen yet never enters it. */
export function changesView({ reviewing, visit, student, earlier, with: other, query }: ChangesPage) {
  const { submission, assignment, draft, rubric, content } = reviewing;
  const hidden = hidesDraft(rubric, submission, draft);
  const shown = submission.release?.final ?? content;
  return {
    titleKey: 'reviews:changes.title',
    context: assignment.title,
    workLanguage: assignment.feedbackLanguage,
    visit,
    student,
    back: `${visit.base}/review/${submission._id}${query}`,
    evidence: `${visit.base}/review/${submission._id}/evidence`,
    hidden,
    hasDraft: draft !== null,
    approved: submission.release !== null,
    draft: draft && !hidden ? draftChanges(rubric, draft.assessment.draft, shown) : null,
    attempts: attemptsView(submission, other),
    others: earlier.map(({ attempt }) => ({
      attempt,
      href: `${visit.base}/review/${submission._id}/changes?with=${attempt}`,
      current: attempt === other?.attempt,
    })),
    history: historyView(reviewing),
    historyOpen: true,
  };
}

export type ChangesPage = {
  reviewing: Reviewing;
  visit: Visit;
  student: Called;
  /** The same student's earlier attempts that were handed in. */
  earlier: readonly Submission[];
  /** The one to compare with. */
  with: Submission | null;
  query: string;
};

function draftChanges(rubric: Rubric, draft: Draft, content: ReviewContent) {
  const criteria = rubric.criteria
    .map((criterion) => criterionChanges(criterion, draft, content))
    .filter(({ level, points }) => level !== null || points.length > 0);
  const summary = draft.summary === content.summary ? null : comparedTexts(draft.summary, content.summary);
  const kept = content.points.filter((point) =>
    isSame(
      draft.points.find(({ id }) => id === point.id),
      point,
    ),
  ).length;
  return { criteria, summary, kept, same: criteria.length === 0 && summary === null };
}

function criterionChanges(criterion: Criterion, draft: Draft, content: ReviewContent) {
  const [from, to] = [levelTitle(criterion, draft.criteria), levelTitle(criterion, content.criteria)];
  const drafted = draft.points.filter(({ criterionId }) => criterionId === criterion.id);
  const now = content.points.filter(({ criterionId }) => criterionId === criterion.id);
  const added = now.filter(({ id }) => !drafted.some((point) => point.id === id));
  return {
    title: criterion.title,
    level: from === to ? null : { from, to },
    points: [
      ...drafted.map((point) => pointChange(point, now.find(({ id }) => id === point.id) ?? null)),
      ...added.map((point) => pointChange(null, point)),
    ].filter((change) => change !== null),
  };
}

function pointChange(before: Point | null, after: Point | null) {
  const nothing = { quote: null, nowKind: null };
  if (!before) return { label: 'reviews:changes.added', text: comparedTexts('', after?.text ?? ''), ...nothing };
  if (!after) return { label: 'reviews:changes.removed', text: comparedTexts(before.text, ''), ...nothing };
  if (isSame(before, after)) return null;
  const [oldQuote, newQuote] = [quoteOf(before), quoteOf(after)];
  return {
    label: 'reviews:changes.changed',
    text: comparedTexts(before.text, after.text),
    quote: oldQuote === newQuote ? null : comparedTexts(oldQuote, newQuote),
    nowKind: before.kind === after.kind ? null : NOW[after.kind],
  };
}

const NOW = { strength: 'reviews:changes.nowStrength', 'next-step': 'reviews:changes.nowNextStep' };

function isSame(before: Point | undefined, after: Point): boolean {
  return before?.text === after.text && before.kind === after.kind && quoteOf(before) === quoteOf(after);
}

function quoteOf({ evidence }: Point): string {
  return evidence.kind === 'quote' ? evidence.quote : '';
}

function levelTitle({ id, levels }: Criterion, verdicts: readonly CriterionVerdict[]): string | null {
  const verdict = verdicts.find(({ criterionId }) => criterionId === id);
  if (verdict?.kind !== 'level') return null;
  return levels.find((level) => level.id === verdict.levelId)?.title ?? null;
}

function attemptsView({ attempt, work }: Submission, other: Submission | null) {
  if (!other) return null;
  return { from: other.attempt, to: attempt, ...comparedTexts(other.work.text, work.text) };
}
