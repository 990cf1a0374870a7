import type { Connection } from 'mongoose';
import { isCloudCanvas } from './decide-speaker.ts';
import { listPlatforms } from './platform-repository.ts';
import type { Platform } from './platform.ts';

/** Origins that may show us in a frame, of every platform. */
export async function frameOrigins(db: Connection): Promise<string[]> {
  const platforms = await listPlatforms(db);
  return [...new Set(platforms.flatMap((platform) => frameOriginsOf(platform)))];
}

/**
 * Origins that may show us in a frame, as `frame-ancestors` writes them. A hosted LMS's issuer is not where its pages
 * are, but its token endpoint usually is, so every address of a registration counts. Canvas's cloud serves each school
 * at a host of its own below instructure.com; a school's own domain is learned from its launches.
 */
export function frameOriginsOf({ issuer, authEndpoint, tokenEndpoint, framedBy = [] }: FramingPlatform): string[] {
  const origins = [issuer, authEndpoint, tokenEndpoint, ...framedBy]
    .filter((url) => URL.canParse(url))
    .map((url) => new URL(url).origin);
  return isCloudCanvas(issuer) ? [...origins, 'https://*.instructure.com'] : origins;
}

type FramingPlatform = Pick<Platform, 'issuer' | 'authEndpoint' | 'tokenEndpoint' | 'framedBy'>;
