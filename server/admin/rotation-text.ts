import type { KeyRotation } from '../lti/key-rotation-model.ts';

/** What was done to the keys for an LMS, and what will be. */
export function rotationText(issuer: string, { _id, oldKid, addedAt, signsFrom, oldEndsAt }: KeyRotation): string {
  if (signsFrom <= addedAt || oldEndsAt <= signsFrom)
    return `${issuer}: key ${_id} signs now; ${oldKid} is withdrawn. An LMS that kept our key set refuses us until it asks again.`;
  return [
    `${issuer}: key ${_id} is published at /lti/keys beside ${oldKid}.`,
    `It signs from ${signsFrom.toISOString()}; the old key stays published until ${oldEndsAt.toISOString()}.`,
    'Nothing is to be done in the LMS. The running tool takes these steps by itself.',
  ].join('\n');
}
