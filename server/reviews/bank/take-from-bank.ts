import { matchQuote } from '../../grading/quote-match.ts';
import type { Criterion } from '../../rubrics/rubric.ts';
import type { Services } from '../../services.ts';
import type { NewPoint, ReviewEdits } from '../review-content.ts';
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
import { readWork, type BankMatch } from './match-saved-point.ts';
import { offerSavedPoints } from './offer-saved-points.ts';
import type { SavedPoint } from './saved-point.ts';
import { countUse, findSavedPoint } from './saved-point-repository.ts';
import { withoutHiddenLevels } from '../without-hidden-levels.ts';

/** `quotes`: by criterion, the words of this work that the teacher says its other saved points rest on. */
export type TakeCommand = ReviewCommand & { edits: ReviewEdits; savedId: string; quotes: ReadonlyMap<string, string> };

/** Other than a conflict, everything leaves the form's edits saved. */
export type TakeOutcome =
  | { kind: 'conflict'; conflict: Conflict }
  | { kind: 'taken'; criterionId: string }
  | { kind: 'gone' | 'words-missing' | 'words-not-found' };

/**
 * Puts a saved point into a review as the teacher's own, with what stands in the form. It rests on this work: on its
 * words or on a search of it, found by code at this moment, or on words that the teacher names and code finds there.
 */
export async function takeFromBank(services: Services, command: TakeCommand): Promise<TakeOutcome> {
  const { db, clock } = services;
  const reviewing = await loadReviewing(services, command.tenancy, command.submissionId);
  const edits = withoutHiddenLevels(reviewing, command.edits);
  if (isOutdated(reviewing, edits)) return { kind: 'conflict', conflict: conflictOf(reviewing.submission) };
  const saved = await findSavedPoint(db, command.tenancy, command.savedId);
  const grounded = groundedPoint(reviewing, saved, command.quotes);
  const added = grounded.kind === 'grounded' ? [...edits.added, grounded.point] : edits.added;
  const review = reviewFrom(reviewing, editedContent(reviewing, { ...edits, added }), command.by, clock.now());
  if (!(await storeReview(db, command, edits.version, review)))
    return { kind: 'conflict', conflict: await findConflict(services, command) };
  if (grounded.kind !== 'grounded') return grounded;
  await countUse(db, command.tenancy, command.savedId, clock.now());
  return { kind: 'taken', criterionId: grounded.point.criterionId };
}

type Grounded = { kind: 'grounded'; point: NewPoint } | { kind: 'gone' | 'words-missing' | 'words-not-found' };

function groundedPoint(reviewing: Reviewing, saved: SavedPoint | null, quotes: TakeCommand['quotes']): Grounded {
  const { rubric, submission } = reviewing;
  const criterion = rubric.criteria.find(({ id }) => id === saved?.criterionId);
  if (!saved || !criterion || saved.rubricId !== rubric.id) return { kind: 'gone' };
  const { text } = submission.work;
  const point = { criterionId: criterion.id, text: saved.text, kind: saved.kind, quote: '' };
  const match = matchOf(reviewing, saved, criterion);
  if (match.kind === 'absence') return { kind: 'grounded', point: { ...point, looked: match.looked } };
  const named = match.kind === 'none' ? quotes.get(criterion.id) : text.slice(match.span.start, match.span.end);
  const quote = named?.trim() ?? '';
  if (quote === '') return { kind: 'words-missing' };
  return matchQuote(text, quote) ? { kind: 'grounded', point: { ...point, quote } } : { kind: 'words-not-found' };
}

/** As the page decided it, but for points that stand in the review already: one may be wanted twice. */
function matchOf({ submission, assignment }: Reviewing, saved: SavedPoint, criterion: Criterion): BankMatch {
  const work = readWork(submission.work.text);
  const offer = offerSavedPoints([saved], { work, criterion, language: assignment.feedbackLanguage, points: [] });
  return offer.fitting[0]?.match ?? { kind: 'none' };
}
