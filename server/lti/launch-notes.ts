import type { KnownPlatforms } from './known-platforms.ts';
import type { LaunchContext } from './launch-context.ts';
import type { LtiServices } from './lti-services.ts';
import { learnFamily, noteLastLaunch } from './platform-repository.ts';

/** Everything in it was signed by its platform. */
export type NoteLaunch = (launch: NotedLaunch) => Promise<void>;

type NotedLaunch = Pick<LaunchContext, 'platform' | 'returnUrl' | 'saysFamily'>;

/**
 * Notes that a platform's launches open, and from where: once in ten minutes each, so that a class arriving costs one
 * write. Where nobody could say which product a platform is, its first launch that does decides. A launch never fails
 * over any of it.
 */
export function launchNotes({ db, clock }: LtiServices, platforms: Pick<KnownPlatforms, 'forget'>): NoteLaunch {
  const noted = new Map<string, number>();
  return async ({ platform, returnUrl, saysFamily }) => {
    if (platform.family === 'other' && saysFamily !== null) {
      await learnFamily(db, platform.id, saysFamily).catch(() => undefined);
      platforms.forget();
    }
    const from = returnUrl !== null && URL.canParse(returnUrl) ? new URL(returnUrl).origin : null;
    const key = `${platform.id} ${from ?? ''}`;
    const now = clock.now();
    if (now.getTime() - (noted.get(key) ?? 0) < EVERY_MS) return;
    noted.set(key, now.getTime());
    await noteLastLaunch(db, platform.id, now, from).catch(() => undefined);
  };
}

const EVERY_MS = 600_000;
