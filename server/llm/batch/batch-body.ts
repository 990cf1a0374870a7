import type { Place, Sealer } from '../../secrets/sealer.ts';
import type { BatchCall } from './batch-call.ts';

/** A request that waits for its file lies in the database for hours: sealed, since it holds a student's words. */
export function sealBody({ sealer }: { sealer: Sealer }, key: string, body: string): string {
  return sealer.seal(placeOf(key), body);
}

export function openBody({ sealer }: { sealer: Sealer }, { _id, body }: Pick<BatchCall, '_id' | 'body'>): string {
  // Collected by a version that did not seal: JSON as it stands.
  return body.startsWith('{') ? body : sealer.open(placeOf(_id), body).toString('utf8');
}

function placeOf(key: string): Place {
  return { purpose: 'batch calls', at: ['batchCalls', key, 'body'] };
}
