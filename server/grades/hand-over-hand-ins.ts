import { waitingJob } from '../jobs/job.ts';
import { nextRank } from '../jobs/lease.ts';
import { findPerson } from '../lti/directory-repository.ts';
import type { Services } from '../services.ts';
import { gradebookCellModel } from './gradebook-cell-model.ts';
import { openCell } from './gradebook-repository.ts';
import { findOwedHandIns, settleOwedHandIn, wantHandIn, type OwedHandIn } from './hand-in-repository.ts';

/**
 * Tells gradebook cells of the hand-ins that their LMS is to hear of: cell first, then the debt is cleared, so that a
 * crash between the two repeats what changes nothing. A cell whose score is on its way is told by a later sweep.
 */
export async function handOverHandIns(services: Services): Promise<void> {
  const owed = await findOwedHandIns(services.db, BATCH);
  for (const handIn of owed) {
    try {
      if (await handOver(services, handIn)) await settleOwedHandIn(services.db, handIn);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      services.logger.error({ submission: handIn._id, error: name }, 'hand-in owed but not handed over yet');
    }
  }
  if (owed.length > 0) services.wake('deliver-score');
}

const BATCH = 100;

/** Only the newest attempt is told: of one that another overtook, the LMS has nothing to open. */
async function handOver({ db, clock }: Services, owed: OwedHandIn): Promise<boolean> {
  const { _id, platformId, courseId, assignmentId, personId, attempt, submittedAt } = owed;
  const person = await findPerson(db, platformId, personId);
  if (person === null || submittedAt === null) return true;
  const key = { tenancy: { platformId, courseId }, assignmentId, personId };
  const cell = await openCell(db, key, person.sub, clock.now());
  if (cell.handIn !== undefined && cell.handIn.attempt >= attempt) return true;
  const rank = await nextRank(gradebookCellModel(db), courseId);
  const note = { submissionId: _id, attempt, submittedAt, is: 'due' } as const;
  return wantHandIn(db, cell, note, waitingJob(clock.now(), rank));
}
