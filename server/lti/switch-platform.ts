import { recordSiteAct } from '../audit/record-act.ts';
import { AppError } from '../errors.ts';
import { endVisits } from '../http/visit-repository.ts';
import type { LtiServices } from './lti-services.ts';
import { findPlatform, setDisabled } from './platform-repository.ts';
import type { Platform } from './platform.ts';

/**
 * Switches an LMS off, or on again. Off: nobody can open anything from it, and who is here has to leave; nothing is
 * lost, and marks that a teacher has approved are still sent. Throws AppError `platform-unknown` (404).
 */
export async function switchPlatform(
  services: LtiServices,
  { platformId, on, by }: { platformId: string; on: boolean; by: string },
): Promise<Platform> {
  await recordSiteAct(services, by, 'platform-switched', { platform: platformId, to: on ? 'on' : 'off' });
  await setDisabled(services.db, platformId, on ? null : services.clock.now());
  const platform = await findPlatform(services.db, platformId);
  if (platform === null) throw new AppError('platform-unknown', { status: 404, details: { platform: platformId } });
  if (!on) await endVisits(services.db, { platformId });
  return platform;
}
