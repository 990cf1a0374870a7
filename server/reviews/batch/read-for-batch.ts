import type { Services } from '../../services.ts';
import { storeReview } from '../review-repository.ts';
import { loadReviewing, type ReviewCommand } from '../reviewing.ts';
import { sittingsAfter } from '../save-review.ts';
import { listReading, noteOpened } from './batch-repository.ts';
import type { Batch } from './batch.ts';
import { copyContent } from './copy-content.ts';
import { standBatch } from './load-batch.ts';

/**
 * Notes that a teacher opened a work for a batch of theirs. In a group's batch the decided work's feedback is put in
 * the page's form first: what is read is what would be approved.
 */
export async function openForBatch(services: Services, command: ReviewCommand): Promise<void> {
  const who = { by: command.by.id, submissionId: command.submissionId };
  const reading = await listReading(services.db, command.tenancy, who);
  if (reading.length === 0) return;
  await noteOpened(services.db, command.tenancy, who);
  const offered = reading.find(({ source }) => source !== null);
  if (offered) await offer(services, command, offered);
}

async function offer(services: Services, command: ReviewCommand, { source }: Batch): Promise<void> {
  const { submission } = await loadReviewing(services, command.tenancy, command.submissionId);
  if (!source || submission.state !== 'with-teacher' || submission.review) return;
  const { content } = copyContent(source.content, submission.work.text);
  const now = services.clock.now();
  const { by } = command;
  const sittings = sittingsAfter([], by, now);
  const review = { version: 1, origin: 'draft' as const, ...content, blind: null, editedBy: by.id, editedAt: now };
  await storeReview(services.db, command, 0, { ...review, sittings });
}

/** Before a decision is taken back: a change that counted has ended its batch, and the undo does not bring it back. */
export async function settleBeforeUndo(services: Services, command: ReviewCommand): Promise<void> {
  const who = { by: command.by.id, submissionId: command.submissionId };
  for (const batch of await listReading(services.db, command.tenancy, who)) await standBatch(services, batch);
}
