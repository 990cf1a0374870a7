import { recallJobs } from '../jobs/lease.ts';
import { whoReads } from '../llm/choice/who-reads.ts';
import { runBatches, type BatchesDesk } from '../llm/batch/run-batches.ts';
import type { Services } from '../services.ts';
import { listTeacherOnly } from '../submissions/submission-repository.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import { isRunPaused } from './run-pause-repository.ts';
import { tillOf } from '../llm/till-of.ts';

/** Looks after the drafts that wait for the provider's cheap run; every process may, as often as it likes. */
export async function sweepDraftBatches(services: Services): Promise<void> {
  await runBatches(batchesDesk(services));
}

/** How batches are looked after here: work whose waiting is over is due at once. */
export function batchesDesk(services: Services): BatchesDesk {
  const { db, clock, readers } = services;
  const generator = readers?.generator;
  return {
    till: tillOf(services),
    doorOf: (model) => (generator?.name === model ? generator.batch : undefined),
    isPaused: (klass) => isRunPaused(db, klass),
    stillAllowed: async (calls) => {
      const [one] = calls; // all of one class
      if (!one || !(await whoReads(services, one)).readers) return [];
      const withdrawn = await listTeacherOnly(
        db,
        one,
        calls.map(({ submissionId }) => submissionId),
      );
      return calls.filter(({ submissionId }) => !withdrawn.includes(submissionId));
    },
    ended: async (ids) => {
      const recall = { reasons: ['batch-waiting'], now: clock.now() };
      await recallJobs(submissionModel(db), { _id: { $in: [...ids] } }, recall);
      services.wake('draft');
    },
  };
}
