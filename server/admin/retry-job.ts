import { recordSiteAct } from '../audit/record-act.ts';
import { AppError } from '../errors.ts';
import { scoreJobKind } from '../grades/score-job.ts';
import { resendScore } from '../grades/resend-score.ts';
import { whoReads } from '../llm/choice/who-reads.ts';
import { draftJobKind } from '../reviews/draft-job.ts';
import { retryDraft } from '../reviews/retry-draft.ts';
import type { Services } from '../services.ts';
import { findDeadJob } from './job-repository.ts';

/**
 * Puts a job that was given up back to work, in the name of `by`. Throws AppError `no-such-job` (404) when it was not
 * given up (any more), and `no-readers-to-retry` (409) for a draft while no reader may read.
 */
export async function retryJob(services: Services, command: { job: string; id: string; by: string }): Promise<void> {
  await recordSiteAct(services, command.by, 'job-retried', { job: command.job });
  const done = command.job === 'draft' ? await againDraft(services, command) : await againScore(services, command);
  if (!done) throw new AppError('no-such-job', { status: 404, details: { job: command.job, id: command.id } });
}

async function againDraft(services: Services, { id, by }: { id: string; by: string }): Promise<boolean> {
  const dead = await findDeadJob(draftJobKind(services.db).model, id);
  if (!dead) return false;
  const { platformId, courseId } = dead;
  const { readers } = await whoReads(services, { platformId, courseId });
  if (readers === null) throw new AppError('no-readers-to-retry', { status: 409 });
  const command = { tenancy: { platformId, courseId }, submissionId: id, by: { id: by, name: by } };
  return (await retryDraft(services, command)).kind === 'queued';
}

async function againScore(services: Services, { job, id }: { job: string; id: string }): Promise<boolean> {
  if (job !== 'deliver-score') return false;
  const dead = await findDeadJob(scoreJobKind(services.db).model, id);
  if (!dead) return false;
  const { platformId, courseId } = dead;
  return resendScore(services, { tenancy: { platformId, courseId }, cellId: id });
}
