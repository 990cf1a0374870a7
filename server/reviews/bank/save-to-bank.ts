import { randomUUID } from 'node:crypto';
import type { Evidence, Point } from '../../grading/assessment.ts';
import type { Services } from '../../services.ts';
import type { ReviewContent, ReviewEdits } from '../review-content.ts';
import { storeReview } from '../review-repository.ts';
import {
  conflictOf,
  findConflict,
  loadReviewing,
  type Conflict,
  type ReviewCommand,
  type Reviewing,
} from '../reviewing.ts';
import { editedContent, isOutdated, reviewFrom } from '../save-review.ts';
import { findNamesAbout } from './find-names.ts';
import { leaveOutQuotes } from './leave-out-quotes.ts';
import { readWork } from './match-saved-point.ts';
import { LONGEST_SAVED, LONGEST_WORDS, MOST_WORDS, wordingOf, type LooksFor } from './saved-point.ts';
import { keepSavedPoint } from './saved-point-repository.ts';
import { withoutHiddenLevels } from '../without-hidden-levels.ts';

/** A point of the review, or the one that stands in a criterion's field for a new one. */
export type PointNamed = { kind: 'point'; id: string } | { kind: 'new'; criterionId: string };

/** `cut`: words of the work were left out of the text; `wordless`: its evidence names a student and was not kept. */
export type SaveOutcome =
  | { kind: 'conflict'; conflict: Conflict }
  | { kind: 'kept' | 'known' | 'widened'; criterionId: string; cut: boolean; wordless: boolean }
  | { kind: 'full' | 'gone' | 'empty' | 'too-long' }
  | { kind: 'named'; names: string[] };

/**
 * Saves what stands in the form, then keeps one of its points in the course's bank, for other works. No student's name
 * enters it, nor words that the point quotes from this work.
 */
export async function saveToBank(
  services: Services,
  command: ReviewCommand & { edits: ReviewEdits; named: PointNamed },
): Promise<SaveOutcome> {
  const reviewing = await loadReviewing(services, command.tenancy, command.submissionId);
  const edits = withoutHiddenLevels(reviewing, command.edits);
  if (isOutdated(reviewing, edits)) return { kind: 'conflict', conflict: conflictOf(reviewing.submission) };
  const content = editedContent(reviewing, edits);
  const review = reviewFrom(reviewing, content, command.by, services.clock.now());
  if (!(await storeReview(services.db, command, edits.version, review)))
    return { kind: 'conflict', conflict: await findConflict(services, command) };
  const point = pointNamed(content, edits, command.named);
  return point ? keepPoint(services, { reviewing, point, by: command.by }) : { kind: 'gone' };
}

function pointNamed({ points }: ReviewContent, { added }: ReviewEdits, named: PointNamed): Point | undefined {
  if (named.kind === 'point') return points.find(({ id }) => id === named.id);
  const typed = added.some(({ criterionId, text }) => criterionId === named.criterionId && text.trim() !== '');
  return typed ? points.findLast(({ criterionId }) => criterionId === named.criterionId) : undefined;
}

type Keeping = { reviewing: Reviewing; point: Point; by: ReviewCommand['by'] };

async function keepPoint(services: Services, { reviewing, point, by }: Keeping): Promise<SaveOutcome> {
  const { submission } = reviewing;
  const { text, cut } = leaveOutQuotes(point.text.trim(), readWork(submission.work.text));
  if (text === '') return { kind: 'empty' };
  if (text.length > LONGEST_SAVED) return { kind: 'too-long' };
  const looksFor = looksForOf(point.evidence);
  const [names = [], ...inWords] = await findNamesAbout(services, submission, [text, ...looksFor.words]);
  if (names.length > 0) return { kind: 'named', names };
  const nameless = { ...looksFor, words: looksFor.words.filter((_, index) => inWords[index]?.length === 0) };
  const kept = await keepSavedPoint(services.db, {
    ...{ _id: randomUUID(), ...criterionOf(reviewing, point), ...contentOf(point, text), looksFor: nameless },
    ...{ createdBy: by.id, createdByName: by.name, createdAt: services.clock.now() },
    ...{ editedBy: null, editedByName: null, updatedAt: services.clock.now(), version: 1, uses: 0, usedAt: null },
  });
  if (kept === 'full') return { kind: 'full' };
  const wordless = nameless.words.length < looksFor.words.length;
  return { kind: kept, criterionId: point.criterionId, cut, wordless };
}

function criterionOf({ submission, rubric, assignment }: Reviewing, { criterionId }: Point) {
  const { platformId, courseId } = submission;
  const criterionTitle = rubric.criteria.find(({ id }) => id === criterionId)?.title ?? '';
  const criterion = { rubricId: rubric.id, criterionId, criterionTitle };
  return { platformId, courseId, ...criterion, language: assignment.feedbackLanguage };
}

function contentOf({ kind }: Point, text: string) {
  return { kind, text, wording: wordingOf(text) };
}

/** Words that were not found in the work they were written about are no ground to find others by. */
function looksForOf(evidence: Evidence): LooksFor {
  if (evidence.kind === 'absent') {
    const looked = evidence.found.length === 0 ? evidence.looked : [];
    return { kind: 'absence', words: looked.map(oneLine).filter(Boolean).slice(0, MOST_WORDS) };
  }
  return { kind: 'words', words: evidence.span === null ? [] : [oneLine(evidence.quote)].filter(Boolean) };
}

/** The bank's page edits them a line each. */
function oneLine(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  if (line.length <= LONGEST_WORDS) return line;
  const cut = line.slice(0, LONGEST_WORDS);
  return cut
    .slice(0, Math.max(cut.lastIndexOf(' '), 0))
    .toWellFormed()
    .trim();
}
