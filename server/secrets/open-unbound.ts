import { createDecipheriv, hkdfSync } from 'node:crypto';

/**
 * What versions before 0.2 sealed: AES-256-GCM as well, but with neither the id of a secret nor a place. Null when none
 * of the secrets opens it. `secret reseal` leaves nothing of this kind.
 */
export function openUnbound(secrets: readonly string[], sealed: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64url');
  const opened = secrets.map((secret) => tryOpen(secret, bytes));
  return opened.find((content) => content !== null) ?? null;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

function tryOpen(secret: string, bytes: Buffer): Buffer | null {
  try {
    const key = Buffer.from(hkdfSync('sha256', secret, '', 'second-reader lti storage', 32));
    const iv = bytes.subarray(0, IV_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
