import { recallJobs } from '../jobs/lease.ts';
import type { Services } from '../services.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Actor } from './reviewing.ts';
import { endRunPause, keepRunPause } from './run-pause-repository.ts';
import type { RunScope } from './run-pause.ts';
import { worksIn } from './queue-repository.ts';
import { tryoutModel } from './tryout/tryout-model.ts';

type RunServices = Pick<Services, 'db' | 'clock' | 'wake'>;

/**
 * Stops the reading of a class, or of a whole course: work being read is finished, nothing more is begun, and what
 * waits loses neither its place nor an attempt. It stays so, through restarts too, until `resumeRun`. A course's pause
 * and those of its assignments stand beside each other: work is read where neither holds it.
 */
export async function pauseRun(services: RunServices, scope: RunScope, by: Actor): Promise<void> {
  await keepRunPause(services.db, scope, { by: by.id, byName: by.name, at: services.clock.now() });
}

/** Lets the reading go on; work that was put off is due at once. */
export async function resumeRun(services: RunServices, scope: RunScope): Promise<void> {
  await endRunPause(services.db, scope);
  const recall = { reasons: ['run-paused'], now: services.clock.now() };
  const whose = worksIn(scope);
  await recallJobs(submissionModel(services.db), whose, recall);
  await recallJobs(tryoutModel(services.db), whose, recall);
  services.wake('draft');
  services.wake('try-out');
}
