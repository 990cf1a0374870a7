import { z } from 'zod';
import type { Assignment } from '../../assignments/assignment.ts';
import { AppError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { findSubmission } from '../../submissions/submission-repository.ts';
import type { Tenancy } from '../../tenancy.ts';
import { findGroupOf } from '../groups/grouping-repository.ts';
import type { Batch } from './batch.ts';
import type { Lot } from './start-batch.ts';

const querySchema = z.object({ from: z.string().min(1).max(200).optional().catch(undefined) });

/**
 * What an address offers: the class, or with `?from=` the group of a work that is decided. Throws AppError
 * `batch-source` (409) when that work is not decided, or stands in no group.
 */
export async function readLot(
  services: Pick<Services, 'db'>,
  tenancy: Tenancy,
  { assignment, query }: { assignment: Assignment; query: unknown },
): Promise<{ lot: Lot; source: Batch['source'] }> {
  const { from } = querySchema.parse(query);
  if (from === undefined) return { lot: { assignment, only: null, leftOut: [] }, source: null };
  const decided = await findSubmission(services.db, tenancy, from);
  const group = await findGroupOf(services.db, assignment, from);
  const isDecided = decided?.state === 'approved' || decided?.state === 'released';
  if (decided?.assignmentId !== assignment._id || !isDecided || !decided.release || !group)
    throw new AppError('batch-source', { status: 409 });
  const only = group.memberIds.filter((id) => id !== from);
  return { lot: { assignment, only, leftOut: [] }, source: { submissionId: from, content: decided.release.final } };
}
