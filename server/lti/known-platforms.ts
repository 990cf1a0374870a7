import type { Clock } from '../clock.ts';
import type { Connection } from 'mongoose';
import { findPlatform, findPlatformsOfIssuer } from './platform-repository.ts';
import type { Platform } from './platform.ts';

/** Platforms as the launch path reads them: at most ten seconds old, so that a class arriving at once asks once. */
export type KnownPlatforms = {
  byId: (platformId: string) => Promise<Platform | null>;
  byIssuer: (issuer: string) => Promise<Platform[]>;
  /** Drops what is remembered, after a change made by this process. */
  forget: () => void;
};

export function createKnownPlatforms(db: Connection, clock: Clock): KnownPlatforms {
  const byId = remember(
    clock,
    (id) => findPlatform(db, id),
    (found) => found !== null,
  );
  const byIssuer = remember(
    clock,
    (issuer) => findPlatformsOfIssuer(db, issuer),
    (found) => found.length > 0,
  );
  return {
    byId: byId.get,
    byIssuer: byIssuer.get,
    forget: () => {
      byId.clear();
      byIssuer.clear();
    },
  };
}

const LIFE_MS = 10_000;

/** Only what exists is remembered: unknown issuers are anybody's to invent and would fill the memory. */
function remember<T>(clock: Clock, read: (key: string) => Promise<T>, worthKeeping: (value: T) => boolean) {
  const kept = new Map<string, { value: T; until: number }>();
  const get = async (key: string): Promise<T> => {
    const now = clock.now().getTime();
    const found = kept.get(key);
    if (found && found.until > now) return found.value;
    const value = await read(key);
    if (worthKeeping(value)) kept.set(key, { value, until: now + LIFE_MS });
    return value;
  };
  return { get, clear: () => kept.clear() };
}
