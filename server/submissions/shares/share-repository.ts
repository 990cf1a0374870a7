import type { Connection } from 'mongoose';
import { resend } from '../../database/resend.ts';
import type { Tenancy } from '../../tenancy.ts';
import { submissionModel } from '../submission-model.ts';
import type { NamedShare, Submission, SubmissionState } from '../submission.ts';

type Where = { tenancy: Tenancy; assignmentId: string };

/** Undecided: a grader has these before them. */
export const OPEN_STATES: readonly SubmissionState[] = ['queued', 'reading', 'with-teacher'];
export const DONE_STATES: readonly SubmissionState[] = ['approved', 'released', 'returned'];

/** Works of each grader by state, answered from the index of shares alone. */
export async function countShares(
  db: Connection,
  { tenancy, assignmentId }: Where,
): Promise<{ grader: string; state: SubmissionState; count: number }[]> {
  const rows = await submissionModel(db)
    .aggregate<{ _id: { grader: string; state: SubmissionState }; count: number }>([
      { $match: { ...own(tenancy), assignmentId, 'share.grader': { $gt: '' } } },
      { $group: { _id: { grader: '$share.grader', state: '$state' }, count: { $sum: 1 } } },
    ])
    .hint('shared_queue_by_state');
  return rows.map(({ _id, count }) => ({ ..._id, count }));
}

/** How many undecided works there are, in a share or not. */
export async function countOpen(db: Connection, { tenancy, assignmentId }: Where): Promise<number> {
  return submissionModel(db)
    .countDocuments({ ...own(tenancy), assignmentId, state: { $in: [...OPEN_STATES] } })
    .hint('queue_by_state');
}

export type SharedWork = Pick<Submission, 'personId' | 'state' | 'share'> & { opened: boolean };

/** All handed-in work of an assignment as a division needs it, without the work itself. */
export async function listShared(db: Connection, { tenancy, assignmentId }: Where): Promise<SharedWork[]> {
  const found = await submissionModel(db)
    .find(
      { ...own(tenancy), assignmentId, state: { $in: [...OPEN_STATES, ...DONE_STATES] } },
      { personId: 1, state: 1, share: 1, 'reviewTime.seenAt': 1, 'review.version': 1 },
    )
    .hint('queue_by_state')
    .lean<Pick<Submission, 'personId' | 'state' | 'share' | 'reviewTime' | 'review'>[]>();
  return found.map(({ personId, state, share, reviewTime, review }) => ({
    ...{ personId, state, ...(share && { share }) },
    opened: Boolean(reviewTime ?? review),
  }));
}

/** Puts the undecided work of these students into a share; `opened`: also what somebody opened or named meanwhile. */
export async function moveShares(
  db: Connection,
  { tenancy, assignmentId }: Where,
  { grader, personIds, opened }: { grader: string; personIds: readonly string[]; opened: boolean },
): Promise<void> {
  const free = [{ share: null }, { reviewTime: null, review: null, 'share.named': { $ne: true } }];
  const untouched = opened ? {} : { $or: free };
  const theirs = { ...own(tenancy), assignmentId, state: { $in: [...OPEN_STATES] } };
  for (let from = 0; from < personIds.length; from += CHUNK) {
    const some = { ...theirs, personId: { $in: personIds.slice(from, from + CHUNK) }, ...untouched };
    await resend(() => submissionModel(db).updateMany(some, { $set: { share: { grader, named: false } } }));
  }
}

const CHUNK = 500;

/** Names the grader of one work, and keeps in its history who did; naming the one it has changes nothing. */
export async function nameShare(db: Connection, tenancy: Tenancy, id: string, act: NamedShare): Promise<void> {
  const share = { grader: act.grader, named: true };
  const other = { $nor: [{ 'share.grader': act.grader, 'share.named': true }] };
  const update = { $set: { share }, $push: { namedShares: { $each: [act], $slice: -MOST_NAMED } } };
  await resend(() => submissionModel(db).updateOne({ ...own(tenancy), _id: id, ...other }, update));
}

const MOST_NAMED = 30;

/** No work of the assignment is in anybody's share any more. */
export async function clearShares(db: Connection, { tenancy, assignmentId }: Where): Promise<void> {
  const shared = { ...own(tenancy), assignmentId, share: { $exists: true } };
  await resend(() => submissionModel(db).updateMany(shared, { $unset: { share: '' } }));
}

function own({ platformId, courseId }: Tenancy): Tenancy {
  return { platformId, courseId };
}
