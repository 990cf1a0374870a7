import type { Services } from '../services.ts';
import type { FollowedPoint } from '../submissions/followed.ts';
import type { Review, Sitting } from '../submissions/submission.ts';
import { blindChoiceOf } from './blind-choice.ts';
import { confirmFollowed } from './earlier/confirm-followed.ts';
import { applyEdits, type ReviewContent, type ReviewEdits } from './review-content.ts';
import { storeReview } from './review-repository.ts';
import {
  conflictOf,
  findConflict,
  loadReviewing,
  type Actor,
  type Conflict,
  type ReviewCommand,
  type Reviewing,
} from './reviewing.ts';

/**
 * Saves a teacher's edits over the version they were made on. Two teachers saving the same version: one is saved, the
 * other gets the conflict and loses nothing, because the page shows their edits again.
 */
export async function saveReview(
  services: Services,
  command: ReviewCommand & { edits: ReviewEdits },
): Promise<{ kind: 'saved' } | { kind: 'refused'; conflict: Conflict }> {
  const reviewing = await loadReviewing(services, command.tenancy, command.submissionId);
  if (isOutdated(reviewing, command.edits)) return { kind: 'refused', conflict: conflictOf(reviewing.submission) };
  const review = reviewFrom(reviewing, editedContent(reviewing, command.edits), command.by, services.clock.now());
  const saved = await storeReview(services.db, command, command.edits.version, review);
  return saved ? { kind: 'saved' } : { kind: 'refused', conflict: await findConflict(services, command) };
}

/** Whether these edits were made on something that is no longer what is stored. */
export function isOutdated({ submission }: Reviewing, edits: ReviewEdits): boolean {
  return submission.state !== 'with-teacher' || (submission.review?.version ?? 0) !== edits.version;
}

export function editedContent(reviewing: Reviewing, edits: ReviewEdits): ReviewContent {
  const { rubric, submission, content, hidden, draft } = reviewing;
  const hiddenDraft = hidden && draft ? draft.assessment.draft : null;
  // What two markers settled is changed by taking the settlement back, never by the way.
  const wanted = submission.second ? { ...edits, levels: new Map<string, string>() } : edits;
  const edited = applyEdits({ rubric, text: submission.work.text, content, hiddenDraft }, wanted);
  return { ...edited, followed: editedFollowed(reviewing, edits) };
}

function editedFollowed({ earlier, content, submission }: Reviewing, { followed }: ReviewEdits): FollowedPoint[] {
  const before = content.followed ?? submission.review?.followed ?? [];
  return earlier && followed ? confirmFollowed(earlier, submission.work.text, before, followed) : before;
}

export function reviewFrom(reviewing: Reviewing, content: ReviewContent, by: Actor, at: Date): Review {
  const { submission, draft } = reviewing;
  return {
    version: (submission.review?.version ?? 0) + 1,
    origin: submission.review?.origin ?? (draft ? 'draft' : 'scratch'),
    criteria: content.criteria,
    points: content.points,
    summary: content.summary,
    ...followedOf(content, submission.review),
    blind: blindChoiceOf(reviewing, content, by, at) ?? null,
    editedBy: by.id,
    editedAt: at,
    sittings: sittingsAfter(submission.review?.sittings ?? [], by, at),
  };
}

/** What does not know of earlier points has not emptied them. */
function followedOf(content: ReviewContent, review: Review | null): Pick<Review, 'followed'> {
  const followed = content.followed ?? review?.followed ?? [];
  return followed.length > 0 ? { followed } : {};
}

/** Autosave saves every few seconds: a sitting goes on until another person saves, or for an hour without a save. */
const SITTING_MS = 3_600_000;

export function sittingsAfter(before: readonly Sitting[], by: Actor, at: Date): Sitting[] {
  const last = before.at(-1);
  const goesOn = last?.by === by.id && at.getTime() - last.to.getTime() < SITTING_MS;
  if (last && goesOn) return [...before.slice(0, -1), { ...last, to: at }];
  return [...before, { by: by.id, byName: by.name, from: at, to: at }].slice(-MOST_SITTINGS);
}

/** The document must not grow without end; nobody reads further back. */
const MOST_SITTINGS = 50;
