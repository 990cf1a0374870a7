import { waitingJob } from '../jobs/job.ts';
import { nextRank } from '../jobs/lease.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { gradebookCellModel } from './gradebook-cell-model.ts';
import { sendAgain } from './gradebook-repository.ts';

/**
 * A teacher's "send again": the score, or with `comment` also the comment that may stand in the gradebook or not. False
 * when there is nothing to send or a delivery is under way.
 */
export async function resendScore(
  services: Services,
  command: { tenancy: Tenancy; cellId: string; comment?: boolean },
): Promise<boolean> {
  const { db, clock } = services;
  const { tenancy, cellId, comment = false } = command;
  const rank = await nextRank(gradebookCellModel(db), tenancy.courseId);
  const due = await sendAgain(db, tenancy, cellId, { job: waitingJob(clock.now(), rank), comment });
  if (due) services.wake('deliver-score');
  return due;
}
