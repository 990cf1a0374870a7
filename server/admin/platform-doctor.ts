import { checkPlatform } from '../lti/check-platform.ts';
import { listPlatforms } from '../lti/platform-repository.ts';
import type { Platform } from '../lti/platform.ts';
import { readPlatformScores } from '../grades/platform-scores-repository.ts';
import type { Services } from '../services.ts';
import type { Check } from './doctor.ts';

/** The connection doctor for one LMS: what launches, marks and rosters need, asked of the LMS itself. Never throws. */
export async function runPlatformDoctor(services: Services, platform: Platform): Promise<Check[]> {
  const [checks, scores] = await Promise.all([checkPlatform(services, platform), checkScores(services, platform)]);
  return [...checks, ...scores].map((check) => ({ ...check, lms: platform.family }));
}

/** The same for every registered LMS. */
export async function runPlatformDoctors(services: Services): Promise<Check[]> {
  const platforms = await listPlatforms(services.db);
  const checked = await Promise.all(platforms.map((platform) => runPlatformDoctor(services, platform)));
  return checked.flat();
}

async function checkScores({ db }: Services, { _id, issuer }: Platform): Promise<Check[]> {
  const { lastSentAt, troubled } = await readPlatformScores(db, _id);
  const trouble: Check = { verdict: 'attention', code: 'scoresTroubled', blanks: { issuer, count: troubled } };
  const at = lastSentAt?.toISOString() ?? '';
  const last: Check = { verdict: 'ok', code: lastSentAt === null ? 'neverScored' : 'scored', blanks: { issuer, at } };
  return troubled > 0 ? [last, trouble] : [last];
}
