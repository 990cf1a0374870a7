import { searchAbsent } from '../grading/absent-search.ts';
import type { CriterionVerdict, Draft, Evidence, Point } from '../grading/assessment.ts';
import { matchQuote } from '../grading/quote-match.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Review } from '../submissions/submission.ts';
import type { FollowedEdits } from './earlier/confirm-followed.ts';
import type { StoredDraft } from './stored-draft.ts';

/** What a teacher works on, and what is frozen at approval. */
export type ReviewContent = Pick<Review, 'criteria' | 'points' | 'summary' | 'followed'>;

/** What the form of the review page says, already parsed; points are named by their ids. */
export type ReviewEdits = {
  version: number;
  /** Level ids by criterion id; a criterion without a choice is missing. */
  levels: ReadonlyMap<string, string>;
  points: ReadonlyMap<string, PointEdit>;
  added: NewPoint[];
  summary: string;
  /** What became of earlier next steps; absent where the form has none. */
  followed?: FollowedEdits;
};

/** `quote` is null where the page offers none to edit (a point about something absent). */
export type PointEdit = { text: string; kind: Point['kind']; quote: string | null; remove: boolean };
/** `looked`: instead of a quote, words that the work lacks; code looks for them again. */
export type NewPoint = { criterionId: string; text: string; kind: Point['kind']; quote: string; looked?: string[] };

/**
 * The content a review starts from: what the teacher saved, or else the draft. `hidden` says that a draft is there but
 * must not be seen yet (`hidesDraft`).
 */
export function startingContent(review: Review | null, draft: StoredDraft | null, hidden: boolean): ReviewContent {
  if (review) return review;
  return !draft || hidden ? EMPTY : contentOfDraft(draft.assessment.draft);
}

const EMPTY: ReviewContent = { criteria: [], points: [], summary: '' };

/** Ids of the criteria that have no level of this rubric yet. */
export function missingLevels(rubric: Rubric, verdicts: readonly CriterionVerdict[]): string[] {
  const chosen = (criterionId: string) => {
    const verdict = verdicts.find((one) => one.criterionId === criterionId);
    return verdict?.kind === 'level' ? verdict.levelId : null;
  };
  const lacking = rubric.criteria.filter(({ id, levels }) => !levels.some((level) => level.id === chosen(id)));
  return lacking.map((criterion) => criterion.id);
}

/**
 * The content after the teacher's edits. Quotes are looked for in the work again, so that a span always comes from
 * code. When a hidden draft is uncovered by these edits (every criterion has the teacher's own level now), its points
 * and summary join what the teacher wrote; its levels never replace theirs.
 */
export function applyEdits(
  base: { rubric: Rubric; text: string; content: ReviewContent; hiddenDraft: Draft | null },
  edits: ReviewEdits,
): ReviewContent {
  const criteria = editLevels(base.rubric, base.content.criteria, edits.levels);
  const kept = base.content.points.flatMap((point) => editPoint(base.text, point, edits.points.get(point.id)));
  const points = addPoints(base, kept, edits.added);
  const content = { criteria, points, summary: edits.summary };
  const uncovered = base.hiddenDraft !== null && missingLevels(base.rubric, criteria).length === 0;
  return uncovered && base.hiddenDraft ? joinDraft(content, base.hiddenDraft) : content;
}

function editLevels(
  rubric: Rubric,
  before: readonly CriterionVerdict[],
  levels: ReadonlyMap<string, string>,
): CriterionVerdict[] {
  return rubric.criteria.flatMap((criterion): CriterionVerdict[] => {
    const levelId = levels.get(criterion.id);
    const known = criterion.levels.some((level) => level.id === levelId);
    if (levelId !== undefined && known) return [{ criterionId: criterion.id, kind: 'level', levelId }];
    return before.filter((verdict) => verdict.criterionId === criterion.id);
  });
}

function editPoint(text: string, point: Point, edit: PointEdit | undefined): Point[] {
  if (!edit) return [point];
  if (edit.remove) return [];
  const evidence = edit.quote === null ? point.evidence : quoteEvidence(text, edit.quote);
  return [{ ...point, text: edit.text.trim(), kind: edit.kind, evidence }];
}

function addPoints(
  base: { rubric: Rubric; text: string },
  kept: readonly Point[],
  added: readonly NewPoint[],
): Point[] {
  const known = new Set(base.rubric.criteria.map((criterion) => criterion.id));
  const wanted = added.filter((one) => known.has(one.criterionId) && one.text.trim() !== '');
  const next = 1 + Math.max(0, ...kept.map((point) => Number(/^own-(\d+)$/.exec(point.id)?.[1] ?? 0)));
  const made = wanted.map((one, index): Point => ({
    id: `own-${next + index}`,
    criterionId: one.criterionId,
    kind: one.kind,
    text: one.text.trim(),
    evidence: one.looked ? absentEvidence(base.text, one.looked) : quoteEvidence(base.text, one.quote),
  }));
  return [...kept, ...made];
}

/** An empty quote says that a teacher's point rests on no particular words; only a person may write such a point. */
function quoteEvidence(text: string, quote: string): Evidence {
  return { kind: 'quote', quote: quote.trim(), span: matchQuote(text, quote) };
}

function absentEvidence(text: string, looked: string[]): Evidence {
  return { kind: 'absent', looked, found: searchAbsent(text, looked) };
}

export function hasNoQuote(evidence: Evidence): boolean {
  return evidence.kind === 'quote' && evidence.quote === '';
}

function joinDraft(content: ReviewContent, draft: Draft): ReviewContent {
  const summary = content.summary.trim() === '' ? draft.summary : content.summary;
  return { ...content, points: [...draft.points, ...content.points], summary };
}

function contentOfDraft(draft: Draft): ReviewContent {
  return { criteria: draft.criteria, points: draft.points, summary: draft.summary };
}
