import { createHash, createHmac, hkdfSync } from 'node:crypto';

/** What entries and heads are sealed with. `id` names it without telling it. */
export type AuditKey = { id: string; bytes: Buffer };

/**
 * The key of a secret (HKDF, RFC 5869): whoever can write to the database and does not know APP_SECRET cannot seal
 * anything. Entries name their key, so that those sealed before the secret was changed are still checked.
 */
export function auditKeyOf(secret: string): AuditKey {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'second-reader audit chain', 32));
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { id, bytes };
}

/** Message authentication code of a text under a key (HMAC-SHA-256), in base64url. */
export function macOf(key: Pick<AuditKey, 'bytes'>, text: string): string {
  return createHmac('sha256', key.bytes).update(text).digest('base64url');
}
