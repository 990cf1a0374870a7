import type { Services } from '../services.ts';
import { forgetPaidAnswers } from '../llm/paid-answer-repository.ts';
import { isStanding } from '../submissions/standing-work-repository.ts';
import type { Submission } from '../submissions/submission.ts';
import { forgetDrafts } from './draft-repository.ts';

/**
 * After a reading: work that was erased meanwhile leaves nothing of what was just read. Its drafts are written before
 * this looks, so an erasure either deletes them itself or is seen here.
 */
export async function forgetErased(
  { db }: Pick<Services, 'db'>,
  submission: Pick<Submission, '_id' | 'platformId' | 'courseId'>,
): Promise<void> {
  if (await isStanding(db, submission, submission._id)) return;
  await forgetDrafts(db, submission, submission._id);
  await forgetPaidAnswers(db, submission, submission._id);
}
