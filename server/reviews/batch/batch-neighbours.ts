import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';
import type { Neighbours } from '../find-neighbours.ts';
import { loadBatch } from './load-batch.ts';

/** The works beside one in the sample of a batch, in drawn order; next is the first that is still to be read. */
export async function batchNeighbours(
  services: Pick<Services, 'db' | 'clock'>,
  tenancy: Tenancy,
  { batchId, submissionId }: { batchId: string; submissionId: string },
): Promise<Neighbours> {
  const { standing } = await loadBatch(services, tenancy, batchId);
  const sample = standing.items.filter(({ standing: { kind } }) => kind === 'read' || kind === 'to-read');
  const at = sample.findIndex((item) => item.submissionId === submissionId);
  const toRead = sample.filter((item) => item.standing.kind === 'to-read' && item.submissionId !== submissionId);
  return {
    previous: sample[at - 1]?.submissionId ?? null,
    next: toRead[0]?.submissionId ?? null,
    place: at + 1,
    count: sample.length,
  };
}
