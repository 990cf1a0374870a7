import type { Assignment } from '../assignments/assignment.ts';
import { recallJobs } from '../jobs/lease.ts';
import { listCollectedOf, moveDeadline } from '../llm/batch/batch-repository.ts';
import { failCalls, STOP_AHEAD_MS } from '../llm/batch/run-batches.ts';
import type { Services } from '../services.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import { batchesDesk } from './sweep-batches.ts';

/**
 * A teacher does not want to wait for the cheap run: what was not handed over is read at once, what was is stopped; its
 * answers so far are kept, and the rest is read as soon as the provider has told, a quarter of an hour at most.
 */
export async function readNow(services: Services, assignment: Assignment): Promise<void> {
  const { _id: assignmentId, platformId, courseId } = assignment;
  const tenancy = { platformId, courseId };
  const now = services.clock.now();
  await moveDeadline(services.db, tenancy, assignmentId, { deadline: new Date(now.getTime() + STOP_AHEAD_MS), now });
  await failCalls(batchesDesk(services), await listCollectedOf(services.db, tenancy, assignmentId));
  // Those that were handed over look at their new deadline, and wait for that.
  await recallJobs(submissionModel(services.db), { ...tenancy, assignmentId }, { reasons: ['batch-waiting'], now });
  services.wake('draft');
}
