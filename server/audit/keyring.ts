import type { SealedField } from '../secrets/sealed-field.ts';
import type { Services } from '../services.ts';
import { auditKeyOf, type AuditKey } from './audit-key.ts';
import { keepStoredKey, listStoredKeys } from './audit-key-repository.ts';

type Ring = Pick<Services, 'db' | 'secret' | 'olderSecrets' | 'sealer'>;

/** What a key that APP_SECRET no longer gives is sealed for. */
const placeOf = (id: string) => ({ purpose: 'audit key', at: ['auditKeys', id] });

/** For `secret reseal`. */
export const SEALED_AUDIT_FIELD: SealedField = {
  collection: 'auditKeys',
  field: 'sealed',
  placeOf: ({ _id }) => placeOf(String(_id)),
};

/** Every key that an entry here may have been sealed with, as far as our secrets open them; the newest first. */
export async function openKeyring(services: Ring): Promise<AuditKey[]> {
  const { db, secret, olderSecrets, sealer } = services;
  const derived = [secret, ...olderSecrets].map(auditKeyOf);
  const stored = (await listStoredKeys(db)).flatMap(({ _id: id, sealed }) => {
    try {
      return [{ id, bytes: sealer.open(placeOf(id), sealed) }];
    } catch {
      // Sealed by a secret that is gone: what hangs on it is told as not ours, entry by entry.
      return [];
    }
  });
  return [...derived, ...stored];
}

/**
 * Keeps every key under the newest secret, so that entries are still checked once the secret they were sealed with is
 * thrown away. For a sweep, and for whoever rotates the secret.
 */
export async function keepAuditKeys(services: Ring): Promise<void> {
  const { db, sealer } = services;
  const stored = new Map((await listStoredKeys(db)).map(({ _id, sealed }) => [_id, sealed]));
  for (const { id, bytes } of await openKeyring(services)) {
    const before = stored.get(id) ?? null;
    if (before === null || !sealer.isCurrent(before)) await keepStoredKey(db, id, sealer.seal(placeOf(id), bytes));
  }
}
