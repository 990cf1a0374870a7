import { waitingJob } from '../jobs/job.ts';
import { nextRank, reapLeases } from '../jobs/lease.ts';
import { draftJobKind, rereadJobKind } from '../reviews/draft-job.ts';
import { tryoutJobKind } from '../reviews/tryout/tryout-job.ts';
import type { Services } from '../services.ts';
import { makeRoomOwed } from '../submissions/make-room-owed.ts';
import { gradebookCellModel } from './gradebook-cell-model.ts';
import { findStrandedCells, sendAgain } from './gradebook-repository.ts';
import { handOverHandIns } from './hand-over-hand-ins.ts';
import { releaseDue } from './release-due.ts';
import { scoreJobKind } from './score-job.ts';

/** What has to happen by the clock and what a crash left lying; every process may run it, as often as it likes. */
export async function runSweeps(services: Services): Promise<SweepReport> {
  const { db, clock } = services;
  await makeRoomOwed(services);
  await handOverHandIns(services);
  const released = await releaseDue(services);
  const reaped = {
    drafts: await reapLeases(draftJobKind(db), clock.now()),
    rereadings: await reapLeases(rereadJobKind(db), clock.now()),
    tryouts: await reapLeases(tryoutJobKind(db), clock.now()),
    scores: await reapLeases(scoreJobKind(db), clock.now()),
  };
  const stranded = await rearmStranded(services);
  if (reaped.drafts > 0) services.wake('draft');
  if (reaped.rereadings > 0) services.wake('reread');
  if (reaped.tryouts > 0) services.wake('try-out');
  if (reaped.scores > 0 || stranded > 0) services.wake('deliver-score');
  return { released, reaped, stranded };
}

export type SweepReport = {
  released: number;
  reaped: Record<'drafts' | 'rereadings' | 'tryouts' | 'scores', number>;
  stranded: number;
};

async function rearmStranded({ db, clock, logger }: Services): Promise<number> {
  const cells = await findStrandedCells(db, BATCH);
  for (const cell of cells) {
    const { platformId, courseId } = cell;
    const rank = await nextRank(gradebookCellModel(db), courseId);
    await sendAgain(db, { platformId, courseId }, cell._id, { job: waitingJob(clock.now(), rank), comment: false });
    logger.warn({ cell: cell._id }, 'a score was stranded and is due again');
  }
  return cells.length;
}

const BATCH = 100;
