import type { KeyRotation } from './key-rotation-model.ts';
import { changeRotation, listOpenRotations } from './key-rotation-repository.ts';
import type { LtiServices } from './lti-services.ts';
import { findPlatform } from './platform-repository.ts';
import { createToolKeys, type ToolKeys } from './tool-keys.ts';

/**
 * Takes every rotation as far as its times say: publish the new key, sign with it, withdraw the old one. Each step may
 * be done twice or by two processes at once; one that died over a step is caught up with. For the sweep.
 */
export async function advanceKeyRotations(services: Pick<LtiServices, 'db' | 'sealer' | 'clock'>): Promise<void> {
  const toolKeys = createToolKeys(services.db, services.sealer);
  for (const rotation of await listOpenRotations(services.db)) await advance(services, toolKeys, rotation);
}

async function advance(
  { db, clock }: Pick<LtiServices, 'db' | 'clock'>,
  toolKeys: ToolKeys,
  { _id: kid, platformId, pair, oldKid, signsFrom, oldEndsAt, signing }: KeyRotation,
): Promise<void> {
  const now = clock.now();
  const platform = await findPlatform(db, platformId);
  if (!platform || pair === null) {
    await changeRotation(db, kid, { open: false, pair: null }); // removed since, and its keys with it
    return;
  }
  await toolKeys.publishKey(platform, kid, pair);
  if (!signing && signsFrom <= now) {
    await toolKeys.signWith(platform, kid);
    await changeRotation(db, kid, { signing: true });
  }
  if (oldEndsAt <= now) {
    await toolKeys.withdrawKey(oldKid);
    await changeRotation(db, kid, { open: false, pair: null });
  }
}
