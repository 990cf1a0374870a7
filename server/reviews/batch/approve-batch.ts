import { AppError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { Release, Review } from '../../submissions/submission.ts';
import type { Tenancy } from '../../tenancy.ts';
import { approvedBy, releaseOf } from '../approve-review.ts';
import { decideApproval } from '../decide-approval.ts';
import { decisionOf, loadReviewing, type Actor, type Reviewing } from '../reviewing.ts';
import { sittingsAfter } from '../save-review.ts';
import { secondCall } from '../second/why-second.ts';
import { listCutShort, moveBatch, storeBatchApproval, storeReadFor } from './batch-repository.ts';
import type { Batch, BatchItem } from './batch.ts';
import { copyContent } from './copy-content.ts';
import { isReady } from './judge-batch.ts';
import { loadBatch } from './load-batch.ts';

/**
 * Approves the works of a batch that were not read, one conditional write each, once the sample is read and nothing in
 * it was changed. Cut short, it goes on where it stopped: by the teacher's next press or by the sweep; a work it has
 * approved is known by the batch's id in its decisions. A work that moved meanwhile, or cannot be approved, is left to
 * the teacher and named.
 */
export async function approveBatch(
  services: Services,
  command: { tenancy: Tenancy; batchId: string; by: Actor },
): Promise<{ kind: 'approved' } | { kind: 'not-ready' }> {
  const { batch, standing } = await loadBatch(services, command.tenancy, command.batchId);
  if (batch.by !== command.by.id) throw new AppError('batch-not-yours', { status: 403 });
  if (batch.state === 'approved') return { kind: 'approved' };
  if (batch.state === 'approving') return finishBatch(services, batch);
  if (batch.state !== 'reading' || !isReady(standing)) return { kind: 'not-ready' };
  const read = standing.items.filter((item) => item.standing.kind === 'read').map((item) => item.submissionId);
  const begun = { state: 'approving' as const, claim: { size: standing.size, read }, updatedAt: services.clock.now() };
  if (!(await moveBatch(services.db, batch, ['reading'], begun))) return { kind: 'not-ready' };
  return finishBatch(services, { ...batch, ...begun });
}

async function finishBatch(services: Services, batch: Batch): Promise<{ kind: 'approved' }> {
  const { claim } = batch;
  if (!claim) throw new AppError('batch-gone', { status: 404 });
  const told = { id: batch._id, read: claim.read.length, size: claim.size };
  const omitted: Batch['omitted'] = [];
  for (const item of batch.items.filter(({ submissionId }) => !claim.read.includes(submissionId))) {
    const why = await approveOne(services, batch, item, { ...told, own: false });
    if (why) omitted.push({ submissionId: item.submissionId, why });
  }
  for (const submissionId of claim.read)
    await storeReadFor(services.db, batch, { submissionId, by: batch.by }, { ...told, own: true });
  await moveBatch(services.db, batch, ['approving'], { state: 'approved', omitted, updatedAt: services.clock.now() });
  return { kind: 'approved' };
}

/** Null when it is approved by this batch, else why not. */
async function approveOne(
  services: Services,
  batch: Batch,
  item: BatchItem,
  told: NonNullable<Release['batch']>,
): Promise<string | null> {
  const { platformId, courseId } = batch;
  const reviewing = await loadReviewing(services, { platformId, courseId }, item.submissionId);
  const now = services.clock.now();
  const by = { id: batch.by, name: batch.byName };
  if (reviewing.submission.decisions.some(({ batchId }) => batchId === batch._id)) return null;
  const review = reviewOf(reviewing, batch, now);
  const verdict = decideApproval(
    reviewing.rubric,
    review,
    reviewing.hidden,
    secondCall(reviewing.assignment.secondMarker, reviewing.submission),
  );
  if (verdict.kind === 'refused') return verdict.reason;
  if (verdict.kind === 'waits') return 'second-marker';
  const frozen = releaseOf(reviewing, review, verdict, { by, now, undoMs: services.config.undoMs });
  const approved = approvedBy(frozen);
  const decision = { ...decisionOf('approve', by, now), batchId: batch._id, approved };
  const release = { ...frozen, batch: { ...told, ...(batch.source ? { copied: true } : {}) } };
  const stored = await storeBatchApproval(services.db, batch, item, { review, release, decision });
  return stored ? null : 'moved';
}

function reviewOf({ content, submission }: Reviewing, { source, by, byName }: Batch, now: Date): Review {
  const { criteria, points, summary } = source ? copyContent(source.content, submission.work.text).content : content;
  const sittings = sittingsAfter([], { id: by, name: byName }, now);
  return { version: 1, origin: 'draft', criteria, points, summary, blind: null, editedBy: by, editedAt: now, sittings };
}

/** Finishes what a crash cut short; every process may run it. */
export async function finishCutShort(services: Services): Promise<void> {
  const before = new Date(services.clock.now().getTime() - SILENT_MS);
  for (const batch of await listCutShort(services.db, before)) await finishBatch(services, batch);
}

/** Longer than any request takes for the largest batch. */
const SILENT_MS = 60_000;
