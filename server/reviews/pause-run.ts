import type { Assignment } from '../assignments/assignment.ts';
import { recallJobs } from '../jobs/lease.ts';
import type { Services } from '../services.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Actor } from './reviewing.ts';
import { endRunPause, keepRunPause } from './run-pause-repository.ts';

type RunServices = Pick<Services, 'db' | 'clock' | 'wake'>;

/**
 * Stops the reading of a class: work being read is finished, nothing more is begun, and what waits loses neither its
 * place nor an attempt. It stays so, through restarts too, until `resumeRun`.
 */
export async function pauseRun(services: RunServices, assignment: Assignment, by: Actor): Promise<void> {
  const { _id, platformId, courseId } = assignment;
  const at = services.clock.now();
  await keepRunPause(services.db, { _id, platformId, courseId, by: by.id, byName: by.name, at });
}

/** Lets the reading go on; work that was put off is due at once. */
export async function resumeRun(services: RunServices, assignment: Assignment): Promise<void> {
  const { _id: assignmentId, platformId, courseId } = assignment;
  await endRunPause(services.db, { platformId, courseId }, assignmentId);
  const recall = { reasons: ['run-paused'], now: services.clock.now() };
  await recallJobs(submissionModel(services.db), { platformId, courseId, assignmentId }, recall);
  services.wake('draft');
}
