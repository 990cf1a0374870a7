import type { Connection } from 'mongoose';
import { listPlatforms } from './platform-repository.ts';

/**
 * Origins that may show us in a frame. A hosted LMS's issuer is not where its pages are, but its token endpoint
 * usually is (Canvas: the school's own host), so every address of a registration counts.
 */
export async function frameOrigins(db: Connection): Promise<string[]> {
  const platforms = await listPlatforms(db);
  const addresses = platforms.flatMap(({ issuer, authEndpoint, tokenEndpoint }) => [
    issuer,
    authEndpoint,
    tokenEndpoint,
  ]);
  return [...new Set(addresses.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin))];
}
