import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** As versions before 0.2 sealed: without the id of a secret and without a place. */
export function sealedBefore(secret: string, text: string): string {
  const iv = randomBytes(12);
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'second-reader lti storage', 32));
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64url');
}
