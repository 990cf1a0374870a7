import { recordSiteAct } from '../audit/record-act.ts';
import { createHash, randomBytes } from 'node:crypto';
import type { LtiServices } from './lti-services.ts';
import { insertRegistrationLink } from './registration-link-repository.ts';

/**
 * Makes a link that registers one LMS: who has it is trusted with that, so it is shown once and stored only hashed.
 * It ends after seven days, and is spent by its first success; the LMS that used it may update by it for seven more.
 */
export async function createRegistrationLink(services: LtiServices, { by }: { by: string }): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = services.clock.now();
  await recordSiteAct(services, by, 'registration-link', {});
  await insertRegistrationLink(services.db, {
    _id: hashOfToken(token),
    createdBy: by,
    createdAt: now,
    expiresAt: linkEnd(now),
    issuer: null,
    account: null,
    platformId: null,
    busyUntil: now,
  });
  return `${services.config.publicUrl}/lti/register/${token}`;
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export function linkEnd(from: Date): Date {
  return new Date(from.getTime() + LIFE_MS);
}

const LIFE_MS = 7 * 24 * 3_600_000;
