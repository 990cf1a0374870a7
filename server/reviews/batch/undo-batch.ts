import { AppError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';
import { decisionOf, type Actor } from '../reviewing.ts';
import { findBatch, moveBatch, storeBatchUndo } from './batch-repository.ts';

/**
 * Takes back what a batch approved and has not gone out: those works are as they were before. What the teacher read and
 * approved one by one stays, and is taken back one by one. Any teacher of the course may, as with a single approval.
 */
export async function undoBatch(
  services: Pick<Services, 'db' | 'clock'>,
  { tenancy, batchId, by }: { tenancy: Tenancy; batchId: string; by: Actor },
): Promise<{ undone: number }> {
  const batch = await findBatch(services.db, tenancy, batchId);
  if (!batch) throw new AppError('batch-gone', { status: 404 });
  if (batch.state !== 'approved' && batch.state !== 'undone') return { undone: 0 };
  const now = services.clock.now();
  const undone = await storeBatchUndo(services.db, tenancy, batchId, { ...decisionOf('undo', by, now), batchId });
  if (undone > 0) await moveBatch(services.db, batch, ['approved'], { state: 'undone', updatedAt: now });
  return { undone };
}
