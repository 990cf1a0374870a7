import type { PersonKey } from '../../audit/act.ts';
import { recordAct } from '../../audit/record-act.ts';
import { AppError } from '../../errors.ts';
import { endVisits } from '../../http/visit-repository.ts';
import { findPersonBySub } from '../../lti/directory-repository.ts';
import type { Services } from '../../services.ts';
import { endAccess } from '../admin-access-repository.ts';

export type EndSessions =
  | { what: 'visit'; id: string }
  /** `userId`: as the LMS calls them. */
  | { what: 'person'; platformId: string; userId: string }
  | { what: 'platform'; platformId: string }
  /** One admin's session or unused link, by the beginning of its id. */
  | { what: 'access'; id: string }
  | { what: 'admins' }
  | { what: 'everything' };

/**
 * Ends sessions, effective with the next request, and returns how many. Throws AppError `user-id-unknown` (404) for a
 * person this LMS never sent, and `no-such-session` (404) when there was nothing to end.
 */
export async function endSessions(services: Pick<Services, 'db' | 'logger' | 'clock'>, order: EndSessions, by: string) {
  const person = order.what === 'person' ? await requirePerson(services.db, order) : null;
  const platform = 'platformId' in order ? order.platformId : null;
  await recordAct(services, {
    ...{ chain: 'site', kind: 'sessions-ended', actor: by, subject: person },
    facts: { what: order.what, platform },
  });
  const ended = await end(services, order, person);
  if (ended === 0 && (order.what === 'visit' || order.what === 'access'))
    throw new AppError('no-such-session', { status: 404 });
  services.logger.info({ what: order.what, ended, by }, 'sessions ended');
  return ended;
}

async function end({ db }: Pick<Services, 'db'>, order: EndSessions, person: PersonKey | null): Promise<number> {
  switch (order.what) {
    case 'access':
      return endAccess(db, { id: order.id });
    case 'admins':
      return endAccess(db, 'all');
    case 'everything':
      return (await endVisits(db, 'everybody')) + (await endAccess(db, 'all'));
    case 'visit':
      return endVisits(db, { launchId: order.id });
    case 'platform':
      return endVisits(db, { platformId: order.platformId });
    case 'person':
      return person === null ? 0 : endVisits(db, person);
  }
}

async function requirePerson(
  db: Services['db'],
  { platformId, userId }: EndSessions & { what: 'person' },
): Promise<PersonKey> {
  const person = await findPersonBySub(db, platformId, userId);
  if (person === null) throw new AppError('user-id-unknown', { status: 404 });
  return { platformId, personId: person._id };
}
