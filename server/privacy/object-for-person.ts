import { recordAct } from '../audit/record-act.ts';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import { findNever } from '../submissions/never/never-repository.ts';
import { setNever } from '../submissions/never/set-never.ts';
import { findKnownPerson } from './person/person-repository.ts';

type ObjectServices = Pick<Services, 'db' | 'clock'>;
type Whose = { platformId: string; sub: string };

/**
 * Keeps a person's objection to being read by models, told to an admin (GDPR Art. 21), in all courses of their LMS; or
 * takes it back. As if they had chosen it themselves, and they may change it. Throws AppError `person-unknown` (404),
 * also for somebody who has never opened the tool: there is nothing of theirs to read.
 */
export async function objectForPerson(
  services: ObjectServices,
  { platformId, sub, never, by }: Whose & { never: boolean; by: string },
): Promise<void> {
  const personId = (await findKnownPerson(services.db, platformId, sub))?.personId ?? null;
  if (personId === null) throw new AppError('person-unknown', { status: 404 });
  const subject = { platformId, personId };
  const facts = { never };
  await recordAct(services, { chain: 'site', kind: 'objection-kept', actor: by, subject, facts });
  const owner = { ...subject, courseId: NO_COURSE };
  await setNever(services, { owner, choice: never ? 'everywhere' : 'asked', by });
}

/** Whether such an objection stands, and since when. */
export async function findObjection({ db }: Pick<Services, 'db'>, platformId: string, personId: string | null) {
  return personId === null ? null : findNever(db, { platformId, personId, courseId: NO_COURSE });
}

/** It is about all of them. */
const NO_COURSE = '';
