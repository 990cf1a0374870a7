import type { OpenVisit } from '../../http/visit-repository.ts';
import type { Platform } from '../../lti/platform.ts';
import type { AdminAccess } from '../admin-access-model.ts';

type Seen = {
  access: readonly AdminAccess[];
  visits: readonly OpenVisit[];
  platforms: readonly Pick<Platform, '_id' | 'name' | 'issuer'>[];
  ended: number | null;
};

/** What the page of sessions prints: ids, never names. */
export function sessionsView({ access, visits, platforms, ended }: Seen, say: (key: string) => string): object {
  const names = new Map(platforms.map(({ _id, name }) => [_id, name]));
  return {
    titleKey: 'admin:sessions.title',
    ended,
    anyEnded: ended !== null,
    access: access.map(({ _id, kind, by, expiresAt }) => ({
      ...{ id: _id, by, expiresAt },
      kind: say(`admin:sessions.kind.${kind}`),
    })),
    visits: visits.map(({ _id, role, platformId, personId, createdAt }) => ({
      ...{ id: _id, personId, createdAt },
      platform: names.get(platformId) ?? platformId,
      role: say(`common:role.${role}`),
    })),
    platforms: platforms.map(({ _id, name, issuer }) => ({ id: _id, name, issuer })),
  };
}
