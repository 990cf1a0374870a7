import { recordSiteAct } from '../audit/record-act.ts';
import { randomUUID } from 'node:crypto';
import { AppError } from '../errors.ts';
import { advanceKeyRotations } from './advance-key-rotations.ts';
import type { KeyRotation } from './key-rotation-model.ts';
import { changeRotation, findOpenRotation, insertRotation } from './key-rotation-repository.ts';
import type { LtiServices } from './lti-services.ts';
import { findPlatform } from './platform-repository.ts';
import { createToolKeys } from './tool-keys.ts';

/** `leaked`: somebody else has the old key, so nothing may be signed with it, or verify by it, any more. */
export type RotateKeys = { platformId: string; by: string; leaked: boolean };

/**
 * Gives us a new key pair for a platform. It is published at once and signs a day later, when every LMS that kept our
 * key set for a day has it; the old key stays published for a day more, for what it had signed. With `leaked` the new
 * key signs and the old one goes at once: an LMS that keeps our set refuses us until it asks again (five minutes by
 * our `max-age`). Throws AppError `platform-unknown` (404) or `key-rotation-under-way` (409).
 */
export async function rotateKeys(services: LtiServices, { platformId, by, leaked }: RotateKeys): Promise<KeyRotation> {
  const platform = await findPlatform(services.db, platformId);
  if (!platform) throw new AppError('platform-unknown', { status: 404, details: { platform: platformId } });
  const underWay = await findOpenRotation(services.db, platformId);
  if (underWay && !leaked) throw refusal(underWay);
  await recordSiteAct(services, by, 'keys-rotated', { platform: platformId, leaked });
  if (underWay) {
    const finished = await finishNow(services, underWay);
    if (!underWay.signing) return finished; // its key was waiting, and no stranger has that one
  }
  const toolKeys = createToolKeys(services.db, services.sealer);
  const { kid: oldKid } = await toolKeys.tokenAccess(platform.issuer, platform.clientId);
  const kid = randomUUID();
  const rotation = { ...timesOf(services.clock.now(), leaked), _id: kid, platformId, oldKid, by };
  const noted = { ...rotation, pair: await toolKeys.newPair(kid), signing: false, open: true };
  if (!(await insertRotation(services.db, noted))) throw refusal(rotation);
  await advanceKeyRotations(services);
  return noted;
}

const DAY_MS = 24 * 3_600_000;

function timesOf(now: Date, leaked: boolean): Pick<KeyRotation, 'addedAt' | 'signsFrom' | 'oldEndsAt'> {
  const after = (days: number) => new Date(now.getTime() + (leaked ? 0 : days * DAY_MS));
  return { addedAt: now, signsFrom: after(1), oldEndsAt: after(2) };
}

async function finishNow(services: LtiServices, rotation: KeyRotation): Promise<KeyRotation> {
  const now = services.clock.now();
  await changeRotation(services.db, rotation._id, { signsFrom: now, oldEndsAt: now });
  await advanceKeyRotations(services);
  return { ...rotation, signsFrom: now, oldEndsAt: now };
}

function refusal({ signsFrom, oldEndsAt }: Pick<KeyRotation, 'signsFrom' | 'oldEndsAt'>): AppError {
  const details = { signsFrom: signsFrom.toISOString(), until: oldEndsAt.toISOString() };
  return new AppError('key-rotation-under-way', { status: 409, details });
}
