import { AppError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { listRunning } from '../erase/erasure-repository.ts';
import { searchPeople, type KnownPerson } from './person-repository.ts';

/**
 * The one person an admin means by an LMS's id, our id or an e-mail address, of one LMS or (null) of any. Throws
 * AppError `person-unknown` (404) or `person-ambiguous` (409): part of a name is enough to find, never to erase. Whose
 * erasure was cut short is still found, so that it can be asked for again.
 */
export async function findOnePerson(
  { db }: Pick<Services, 'db'>,
  { who, platformId }: { who: string; platformId: string | null },
): Promise<KnownPerson> {
  const begun = (await listRunning(db)).flatMap(({ scope }) => (scope?.kind === 'person' ? [scope] : []));
  const half = begun.find((one) => [one.personId, one.sub].includes(who));
  if (half) return { ...half, name: null, email: null, memberships: [] };
  const found = await searchPeople(db, { q: who, platformId, most: MOST });
  const meant = found.filter(({ personId, sub, email }) => [personId, sub, email].includes(who));
  const [person, another] = meant;
  if (another) throw new AppError('person-ambiguous', { status: 409, details: { count: meant.length } });
  if (!person) throw new AppError('person-unknown', { status: 404 });
  return person;
}

const MOST = 100;
