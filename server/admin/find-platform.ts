import { AppError } from '../errors.ts';
import { listPlatforms } from '../lti/platform-repository.ts';
import type { Platform } from '../lti/platform.ts';
import type { Services } from '../services.ts';

/**
 * The registered LMS that an admin means by an id (or its beginning), client id, issuer or host. Throws AppError
 * `no-such-platform` (404) or `platform-ambiguous` (409).
 */
export async function findNamedPlatform({ db }: Pick<Services, 'db'>, name: string): Promise<Platform> {
  const platforms = await listPlatforms(db);
  const exact = platforms.filter(({ _id }) => _id === name);
  const named = exact.length > 0 ? exact : platforms.filter((platform) => isNamed(platform, name));
  const [found, another] = named;
  if (!found) throw new AppError('no-such-platform', { status: 404, details: { name } });
  if (another) throw new AppError('platform-ambiguous', { status: 409, details: { name } });
  return found;
}

const SHORTEST = 4;

function isNamed({ _id, clientId, issuer }: Platform, name: string): boolean {
  const begins = name.length >= SHORTEST && _id.startsWith(name);
  return begins || clientId === name || issuer === name || new URL(issuer).host === name;
}
