import type { Assignment } from '../../assignments/assignment.ts';
import { exemplarsFor } from '../../assignments/exemplar.ts';
import { AppError } from '../../errors.ts';
import { waitingJob } from '../../jobs/job.ts';
import { nextRank } from '../../jobs/lease.ts';
import { whoReads } from '../../llm/choice/who-reads.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import type { Services } from '../../services.ts';
import { changedParts, othersThan, tryoutInputs } from './tryout-inputs.ts';
import { tryoutModel } from './tryout-model.ts';
import { keepTryoutJob, listTryouts } from './tryout-repository.ts';
import type { Tryout } from './tryout.ts';

/**
 * Has the readers tried on an assignment's exemplars: on those whose last result is not of today, or on all of them
 * where all are and somebody wants to see it once more; or on the one that is named. What is being tried is not asked
 * twice. Throws AppError `no-readers-to-retry` (409) while no reader may read.
 */
export async function askTryout(
  services: Pick<Services, 'db' | 'clock' | 'readers' | 'wake'>,
  command: { assignment: Assignment; rubric: Rubric; only: string | null; by: { id: string } },
): Promise<void> {
  const { assignment, rubric, only, by } = command;
  const { db } = services;
  const { readers } = await whoReads(services, assignment);
  if (readers === null) throw new AppError('no-readers-to-retry', { status: 409 });
  const { _id: assignmentId, platformId, courseId } = assignment;
  const usable = exemplarsFor(assignment.exemplars, rubric);
  const known = await listTryouts(db, assignment, assignmentId);
  const isOfToday = (exemplar: (typeof usable)[number]) => {
    const given = { assignment, rubric, exemplar, others: othersThan(usable, exemplar), readers };
    return holds(
      known.find(({ _id }) => _id === exemplar.id),
      tryoutInputs(given),
    );
  };
  const open = usable.filter((exemplar) => !isOfToday(exemplar));
  const chosen = only === null ? (open.length === 0 ? usable : open) : usable.filter(({ id }) => id === only);
  for (const { id: _id } of chosen) {
    const askedAt = services.clock.now();
    const job = waitingJob(askedAt, await nextRank(tryoutModel(db), courseId));
    await keepTryoutJob(db, { _id, platformId, courseId, assignmentId, job, askedBy: by.id, askedAt });
  }
  services.wake('try-out');
}

function holds(tryout: Tryout | undefined, now: ReturnType<typeof tryoutInputs>): boolean {
  const result = tryout?.result ?? null;
  return result !== null && tryout?.job.status === 'none' && changedParts(result.inputs, now).length === 0;
}
