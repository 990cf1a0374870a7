import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { resend } from '../../database/resend.ts';
import { batchCallModel } from '../../llm/batch/batch-model.ts';
import type { BatchCall } from '../../llm/batch/batch-call.ts';
import { settleBudget } from '../../llm/budget-repository.ts';
import { modelCallModel } from '../../llm/model-call-model.ts';

/**
 * Gives back what was set aside for calls that will not be made any more, and books in full what a provider has in its
 * hands already: its answer is not waited for.
 */
export async function settleOpenCalls(db: Connection, workIds: readonly string[]): Promise<void> {
  const open = { submissionId: { $in: [...workIds] }, state: { $in: ['collected' as const, 'sent' as const] } };
  for (const call of await batchCallModel(db).find(open).lean<BatchCall[]>())
    if (call.reservation)
      await settleBudget(db, call, call.reservation, call.state === 'sent' ? call.reservation.amount : 0);
}

/** What calls cost stays in the books; which work they were about does not. Calls of one work stay together. */
export async function unlinkModelCalls(db: Connection, workIds: readonly string[]): Promise<void> {
  for (const submissionId of workIds) {
    const set = { $set: { submissionId: `erased:${randomUUID()}` } };
    await resend(() => modelCallModel(db).updateMany({ submissionId }, set));
  }
}

/** Works of a group leave it; its assignment is grouped anew. */
export async function leaveGroups(db: Connection, workIds: readonly string[], now: Date): Promise<void> {
  const ids = { $in: [...workIds] };
  const change = { $pull: { 'groups.$[].memberIds': ids }, $set: { dirtyAt: now } };
  await resend(() => db.collection('groupings').updateMany({ 'groups.memberIds': ids }, change as object));
}

/** A batch that copies what was said of an erased work has nothing left to copy, and can approve nothing more. */
export async function emptyCopies(db: Connection, workIds: readonly string[]): Promise<void> {
  const source = { 'source.submissionId': { $in: [...workIds] } };
  const open = { ...source, state: { $in: ['reading', 'approving'] } };
  await resend(() => db.collection('batchApprovals').updateMany(open, { $set: { state: 'ended' } }));
  await resend(() => db.collection('batchApprovals').updateMany(source, { $set: { source: null } }));
}
