import type { LtiServices } from './lti-services.ts';
import { noteLastLaunch } from './platform-repository.ts';

/**
 * Notes that a platform's launches open, for the connection doctor: once in ten minutes each, so that a class arriving
 * costs one write. A launch never fails over it.
 */
export function launchNotes({ db, clock }: LtiServices): (platformId: string) => Promise<void> {
  const noted = new Map<string, number>();
  return async (platformId) => {
    const now = clock.now();
    if (now.getTime() - (noted.get(platformId) ?? 0) < EVERY_MS) return;
    noted.set(platformId, now.getTime());
    await noteLastLaunch(db, platformId, now).catch(() => undefined);
  };
}

const EVERY_MS = 600_000;
