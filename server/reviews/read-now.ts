import { recallJobs } from '../jobs/lease.ts';
import { listCollectedOf, moveDeadline } from '../llm/batch/batch-repository.ts';
import { failCalls, STOP_AHEAD_MS } from '../llm/batch/run-batches.ts';
import type { Services } from '../services.ts';
import { worksIn } from './queue-repository.ts';
import type { RunScope } from './run-pause.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import { batchesDesk } from './sweep-batches.ts';

/**
 * A teacher does not want to wait for the cheap run: what was not handed over is read at once, what was is stopped; its
 * answers so far are kept, and the rest is read as soon as the provider has told, a quarter of an hour at most.
 */
export async function readNow(services: Services, scope: RunScope): Promise<void> {
  const now = services.clock.now();
  await moveDeadline(services.db, scope, { deadline: new Date(now.getTime() + STOP_AHEAD_MS), now });
  await failCalls(batchesDesk(services), await listCollectedOf(services.db, scope));
  // Those that were handed over look at their new deadline, and wait for that.
  await recallJobs(submissionModel(services.db), worksIn(scope), { reasons: ['batch-waiting'], now });
  services.wake('draft');
}
