import type { LtiServices } from './lti-services.ts';
import { noteLastLaunch } from './platform-repository.ts';

/** `returnUrl` is the launch's own, signed by its platform. */
export type NoteLaunch = (platformId: string, returnUrl: string | null) => Promise<void>;

/**
 * Notes that a platform's launches open, and from where: once in ten minutes each, so that a class arriving costs one
 * write. A launch never fails over it.
 */
export function launchNotes({ db, clock }: LtiServices): NoteLaunch {
  const noted = new Map<string, number>();
  return async (platformId, returnUrl) => {
    const from = returnUrl !== null && URL.canParse(returnUrl) ? new URL(returnUrl).origin : null;
    const key = `${platformId} ${from ?? ''}`;
    const now = clock.now();
    if (now.getTime() - (noted.get(key) ?? 0) < EVERY_MS) return;
    noted.set(key, now.getTime());
    await noteLastLaunch(db, platformId, now, from).catch(() => undefined);
  };
}

const EVERY_MS = 600_000;
