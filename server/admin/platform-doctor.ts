import { checkPlatform } from '../lti/check-platform.ts';
import { listPlatforms } from '../lti/platform-repository.ts';
import type { Platform } from '../lti/platform.ts';
import { readPlatformScores } from '../grades/platform-scores-repository.ts';
import type { Services } from '../services.ts';
import type { Check } from './health/check.ts';
import { checkScores } from './health/check-lms.ts';

/** The connection doctor for one LMS: what launches, marks and rosters need, asked of the LMS itself. Never throws. */
export async function runPlatformDoctor(services: Services, platform: Platform): Promise<Check[]> {
  const [checks, scores] = await Promise.all([
    checkPlatform(services, platform),
    readPlatformScores(services.db, platform._id),
  ]);
  const owed = checkScores(platform.issuer, scores, services.clock.now());
  return [...checks, ...owed].map((check) => ({ ...check, lms: platform.family }));
}

/** The same for every registered LMS. */
export async function runPlatformDoctors(services: Services): Promise<Check[]> {
  const platforms = await listPlatforms(services.db);
  const checked = await Promise.all(platforms.map((platform) => runPlatformDoctor(services, platform)));
  return checked.flat();
}
