import type { Connection } from 'mongoose';
import type { JobKind } from '../jobs/lease.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Submission } from '../submissions/submission.ts';

/**
 * How the `reread` job is leased: the readers read work that is out once more, under another version of the rubric. It
 * stays released all the while, so that its student goes on reading what they have.
 */
export function rereadJobKind(db: Connection): JobKind<Submission> {
  return { ...draftJobKind(db), name: 'reread', where: { state: 'released' }, ...STAYS };
}

const STAYS = { onClaim: {}, onHandBack: {}, onDead: {} };

/**
 * How the `draft` job is leased on a submission: it is `reading` while a worker holds it, and lies with the teacher,
 * with a visible reason, when it is given up. `model-rejected` and the like give up at once (see prepareReview).
 */
export function draftJobKind(db: Connection): JobKind<Submission> {
  return {
    name: 'draft',
    about: 'submission',
    model: submissionModel(db),
    where: { state: { $ne: 'released' } },
    leaseMs: 20_000,
    longestMs: 30 * 60_000, // a dozen slow calls; what they answered is kept for the next attempt
    maxAttempts: 6,
    onClaim: { state: 'reading' },
    onHandBack: { state: 'queued' },
    onDead: { state: 'with-teacher', noDraft: 'readers-failed' },
  };
}
