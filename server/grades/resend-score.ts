import { waitingJob } from '../jobs/job.ts';
import { nextRank } from '../jobs/lease.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { gradebookCellModel } from './gradebook-cell-model.ts';
import { sendAgain } from './gradebook-repository.ts';

/** Makes a cell's delivery due once more; false when there is nothing to send or a delivery is under way. */
export async function resendScore(services: Services, command: { tenancy: Tenancy; cellId: string }): Promise<boolean> {
  const { db, clock } = services;
  const rank = await nextRank(gradebookCellModel(db), command.tenancy.courseId);
  const due = await sendAgain(db, command.tenancy, command.cellId, waitingJob(clock.now(), rank));
  if (due) services.wake('deliver-score');
  return due;
}
