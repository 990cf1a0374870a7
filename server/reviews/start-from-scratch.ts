import type { Services } from '../services.ts';
import type { Review } from '../submissions/submission.ts';
import { storeReview } from './review-repository.ts';
import { findConflict, loadReviewing, type Conflict, type ReviewCommand } from './reviewing.ts';

/** Opens an empty review, for work without a draft or a teacher who wants none; nothing written before is replaced. */
export async function startFromScratch(
  services: Services,
  command: ReviewCommand,
): Promise<{ kind: 'started' } | { kind: 'conflict'; conflict: Conflict }> {
  const { submission } = await loadReviewing(services, command.tenancy, command.submissionId);
  if (submission.state === 'with-teacher' && submission.review) return { kind: 'started' };
  const empty = { criteria: [], points: [], summary: '' };
  const review: Review = {
    version: 1,
    origin: 'scratch',
    ...empty,
    editedBy: command.by.id,
    editedAt: services.clock.now(),
  };
  if (await storeReview(services.db, command, 0, review)) return { kind: 'started' };
  return { kind: 'conflict', conflict: await findConflict(services, command) };
}
