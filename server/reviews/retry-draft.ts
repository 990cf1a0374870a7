import { URGENT, waitingJob } from '../jobs/job.ts';
import { nextRank } from '../jobs/lease.ts';
import { whoReads, type WhoReads } from '../llm/choice/who-reads.ts';
import type { Services } from '../services.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Submission } from '../submissions/submission.ts';
import { storeRetry, storeRetryOut } from './review-repository.ts';
import { decisionOf, findConflict, loadReviewing, type Conflict, type ReviewCommand } from './reviewing.ts';

/** Asks the readers again for work they did not read; what the teacher wrote meanwhile stays. */
export async function retryDraft(
  services: Services,
  command: ReviewCommand,
): Promise<{ kind: 'queued' } | { kind: 'not-possible' } | { kind: 'conflict'; conflict: Conflict }> {
  const { submission, out } = await loadReviewing(services, command.tenancy, command.submissionId);
  if (submission.state === 'with-teacher' && !canRetry(await whoReads(services, command.tenancy), submission))
    return { kind: 'not-possible' };
  const now = services.clock.now();
  const rank = await nextRank(submissionModel(services.db), command.tenancy.courseId);
  const decision = decisionOf('retry', command.by, now);
  const job = { ...waitingJob(now, rank), priority: URGENT };
  const queued = await (out ? storeRetryOut : storeRetry)(services.db, command, job, decision);
  if (!queued) return { kind: 'conflict', conflict: await findConflict(services, command) };
  services.wake(out ? 'reread' : 'draft');
  return { kind: 'queued' };
}

/**
 * Only where reading can succeed now: the readers failed or were stopped, or none might read and now one may; or they
 * failed at another version of the rubric for work that is out.
 */
export function canRetry({ readers }: Pick<WhoReads, 'readers'>, submission: Submission): boolean {
  if (submission.state !== 'with-teacher' || readers === null || submission.second) return false;
  if (submission.teacherOnly) return false;
  const { draftId, noDraft, redraft, job } = submission;
  if (redraft?.kind === 'version' && job.status === 'dead') return true;
  return draftId === null && RETRIED.has(noDraft);
}

const RETRIED = new Set<Submission['noDraft']>(['readers-failed', 'no-reader', 'not-allowed', 'stopped']);
