import type { Connection } from 'mongoose';
import type { Assignment } from '../../assignments/assignment.ts';
import { resend } from '../../database/resend.ts';
import type { Job } from '../../jobs/job.ts';
import type { Tenancy } from '../../tenancy.ts';
import { tryoutModel } from './tryout-model.ts';
import type { Tryout } from './tryout.ts';

/** An assignment's try-outs, in no order. */
export async function listTryouts(db: Connection, tenancy: Tenancy, assignmentId: string): Promise<Tryout[]> {
  return tryoutModel(db)
    .find({ ...own(tenancy), assignmentId })
    .lean<Tryout[]>();
}

/** Has an exemplar tried, unless it is being tried already; a result that stands stays until the new one is there. */
export async function keepTryoutJob(db: Connection, asked: Asked): Promise<void> {
  const { _id, platformId, courseId, assignmentId, ...fresh } = asked;
  const whose = { platformId, courseId, assignmentId };
  const put = () =>
    tryoutModel(db).updateOne(
      { ...whose, _id, 'job.status': { $in: ['none', 'dead'] } },
      { $set: fresh, $setOnInsert: { result: null } },
      { upsert: true },
    );
  await resend(() => put().catch(underWay));
}

type Asked = Pick<Tryout, '_id' | 'platformId' | 'courseId' | 'assignmentId' | 'askedBy' | 'askedAt'> & { job: Job };

/** What was tried goes with its exemplar. */
export async function removeTryout(db: Connection, assignment: Assignment, id: string): Promise<void> {
  await resend(() => tryoutModel(db).deleteOne({ ...own(assignment), assignmentId: assignment._id, _id: id }));
}

function own({ platformId, courseId }: Tenancy): Tenancy {
  return { platformId, courseId };
}

/** The one that is there waits or runs, so that the upsert found none and collides with it. */
function underWay(error: unknown): void {
  if ((error as { code?: unknown }).code !== 11_000) throw error;
}
