import type { Connection } from 'mongoose';
import type { JobKind } from '../jobs/lease.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Submission } from '../submissions/submission.ts';

/**
 * How the `draft` job is leased on a submission: it is `reading` while a worker holds it, and lies with the teacher,
 * with a visible reason, when it is given up. `model-rejected` and the like give up at once (see prepareReview).
 */
export function draftJobKind(db: Connection): JobKind<Submission> {
  return {
    name: 'draft',
    model: submissionModel(db),
    leaseMs: 20_000,
    longestMs: 30 * 60_000, // a dozen slow calls; what they answered is kept for the next attempt
    maxAttempts: 6,
    onClaim: { state: 'reading' },
    onHandBack: { state: 'queued' },
    onDead: { state: 'with-teacher', noDraft: 'readers-failed' },
  };
}
