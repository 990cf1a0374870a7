import { findDraft } from '../reviews/draft-repository.ts';
import type { Services } from '../services.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';
import type { ReleasedFeedback } from './feedback-view.ts';

/** Which readers a text began with, if any: a review from scratch owes nothing to the draft, even where there is one. */
export async function whoDrafted(
  { db }: Pick<Services, 'db'>,
  tenancy: Tenancy,
  { draftId, review }: Pick<Submission, 'draftId' | 'review'>,
): Promise<Pick<ReleasedFeedback, 'readers' | 'demonstration'>> {
  const draft = draftId !== null && review?.origin === 'draft' ? await findDraft(db, tenancy, draftId) : null;
  if (!draft) return { readers: null, demonstration: false };
  const readers = { generator: draft.generator.model, validator: draft.validator.model };
  return { readers, demonstration: draft.demonstration };
}
