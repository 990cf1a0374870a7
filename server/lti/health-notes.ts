import type { GuardedFetch } from './guarded-fetch.ts';
import type { LtiServices } from './lti-services.ts';
import { notePlatformHealth } from './platform-repository.ts';
import type { PlatformHealth } from './platform.ts';

/** Keeps for the admin's health page how dealings with an LMS went; none of them ever fails over it. */
export type HealthNotes = {
  keysRead: (jwksUrl: string, read: boolean) => Promise<void>;
  /** `outcome`: null for a call that was served. */
  called: (platformId: string, service: string, outcome: string | null) => Promise<void>;
};

/** Each thing about each LMS is written once a minute at most, so that a class arriving costs one write. */
export function healthNotes({ db, clock }: Pick<LtiServices, 'db' | 'clock'>): HealthNotes {
  const noted = new Map<string, number>();
  const note = async (whose: { _id: string } | { jwksUrl: string }, about: (at: Date) => PlatformHealth) => {
    const at = clock.now();
    const health = about(at);
    const key = [...Object.values(whose), ...Object.keys(health)].join(' ');
    if (at.getTime() - (noted.get(key) ?? 0) < EVERY_MS) return;
    noted.set(key, at.getTime());
    await notePlatformHealth(db, whose, health).catch(() => undefined);
  };
  return {
    keysRead: (jwksUrl, read) => note({ jwksUrl }, (at) => (read ? { keysReadAt: at } : { keysFailedAt: at })),
    called: (_id, service, outcome) =>
      note({ _id }, (at) => (outcome === null ? { servedAt: at } : { failed: { at, service, outcome } })),
  };
}

const EVERY_MS = 60_000;

/** The same door to LMSs' key sets, each reading noted. */
export function notedKeyReads(fetchGuarded: GuardedFetch, { keysRead }: Pick<HealthNotes, 'keysRead'>): GuardedFetch {
  return async (url, options) => {
    try {
      const answer = await fetchGuarded(url, options);
      await keysRead(url, answer.status === 200);
      return answer;
    } catch (error) {
      await keysRead(url, false);
      throw error;
    }
  };
}
