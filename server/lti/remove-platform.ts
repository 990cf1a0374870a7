import { recordSiteAct } from '../audit/record-act.ts';
import { AppError } from '../errors.ts';
import { hasCourses } from './directory-repository.ts';
import { endVisits } from '../http/visit-repository.ts';
import type { LtiServices } from './lti-services.ts';
import { deletePlatform, findPlatform } from './platform-repository.ts';
import { createToolKeys } from './tool-keys.ts';

/**
 * Removes an LMS that nobody has worked from, with our keys for it: for one entered wrongly. Throws AppError
 * `platform-unknown` (404), or `platform-in-use` (409) once there are courses: then it can be switched off.
 */
export async function removePlatform(
  services: LtiServices,
  { platformId, by }: { platformId: string; by: string },
): Promise<void> {
  const platform = await findPlatform(services.db, platformId);
  const details = { platform: platform?.name ?? platformId };
  if (platform === null) throw new AppError('platform-unknown', { status: 404, details });
  if (await hasCourses(services.db, platformId)) throw new AppError('platform-in-use', { status: 409, details });
  await recordSiteAct(services, by, 'platform-removed', { platform: platformId });
  await deletePlatform(services.db, platformId);
  await endVisits(services.db, { platformId });
  await createToolKeys(services.db, services.sealer).forget(platform);
}
