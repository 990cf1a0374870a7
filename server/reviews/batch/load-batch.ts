import { AppError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';
import { findBatch, listBatchRows, listDraftContents, moveBatch, type BatchRow } from './batch-repository.ts';
import type { Batch } from './batch.ts';
import { copyContent } from './copy-content.ts';
import { judgeBatch, type BatchStanding, type BatchWork } from './judge-batch.ts';
import { patternsOf } from './material-change.ts';

/** A batch with what became of its works. */
export type StandingBatch = { batch: Batch; standing: BatchStanding; rows: ReadonlyMap<string, BatchRow> };

/**
 * Loads a batch and judges it; a change that counts ends it there and then, so that no later undo brings it back.
 * Throws AppError `batch-gone` (404), also for another course's.
 */
export async function loadBatch(
  services: Pick<Services, 'db' | 'clock'>,
  tenancy: Tenancy,
  id: string,
): Promise<StandingBatch> {
  const batch = await findBatch(services.db, tenancy, id);
  if (!batch) throw new AppError('batch-gone', { status: 404 });
  return standBatch(services, batch);
}

export async function standBatch(services: Pick<Services, 'db' | 'clock'>, batch: Batch): Promise<StandingBatch> {
  const { db, clock } = services;
  const ids = batch.items.map(({ submissionId }) => submissionId);
  const found = await listBatchRows(db, batch, ids, { texts: batch.source !== null });
  const drafts = await listDraftContents(
    db,
    batch,
    batch.items.map(({ draftId }) => draftId),
  );
  const rows = new Map(found.map((row) => [row._id, row]));
  const standing = judgeBatch(batch, new Map(found.map((row) => [row._id, workOf(batch, row, drafts)])));
  const { changed } = standing;
  if (batch.state !== 'reading' || !changed) return { batch, standing, rows };
  const { submissionId, changes, drafted } = changed;
  const change = { submissionId, changes, patterns: patternsOf(changes, drafted) };
  const ended: Partial<Batch> = { state: 'ended', change, updatedAt: clock.now() };
  await moveBatch(db, batch, ['reading'], ended);
  return { batch: { ...batch, ...ended }, standing, rows };
}

type Drafts = Awaited<ReturnType<typeof listDraftContents>>;

function workOf({ source }: Batch, row: BatchRow, drafts: Drafts): BatchWork {
  const { _id, state, draftId, release, decisions, review } = row;
  const own = drafts.get(draftId ?? '') ?? null;
  const proposed = source ? copyContent(source.content, row.work.text).content : own;
  return { _id, state, draftId, release, decisions, edited: (review?.version ?? 0) > 0, proposed };
}
