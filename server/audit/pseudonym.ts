import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { PersonKey } from './act.ts';

/**
 * The one document that links a person to their entries: a random name and a random salt. Without it nobody can tell
 * whose entries those are, and the chain stays as it was. A forgotten person leaves `_id` and `forgottenAt` for a day,
 * so that a sweep that still has their work in its hands makes no new name for them.
 */
export type Pseudonym = {
  /** Hash of platform and person. */
  _id: string;
  platformId?: string;
  personId?: string;
  name?: string;
  salt?: string;
  forgottenAt?: Date;
};

/** What entries know of a person. */
export type Mask = { name: string; salt: string };

export function pseudonymId({ platformId, personId }: PersonKey): string {
  return createHash('sha256')
    .update(JSON.stringify([platformId, personId]))
    .digest('base64url');
}

export function newMask(): Mask {
  return { name: `person:${randomBytes(12).toString('base64url')}`, salt: randomBytes(24).toString('base64url') };
}

/** A salted hash (HMAC-SHA-256): the same words have another one for another salt, and none without it. */
export function saltedHash(salt: string, text: string): string {
  return createHmac('sha256', salt).update(text).digest('base64url');
}
