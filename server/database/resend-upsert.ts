import { isDuplicate } from './is-duplicate.ts';
import { resend } from './resend.ts';

/**
 * Resends an upsert like any write, and once more when it met another upsert of the same document: the server tries
 * again by itself only where the filter is exactly the fields of a unique index (MongoDB manual, "Upsert with Duplicate
 * Values"), and ours name the tenancy besides. By then the document is there to be found.
 */
export async function resendUpsert<T>(put: () => Promise<T>): Promise<T> {
  return resend(() => put().catch((error: unknown) => (isDuplicate(error) ? put() : Promise.reject(error as Error))));
}
