import { randomUUID } from 'node:crypto';
import { findAssignmentByLink, updateAssignment } from '../assignments/assignment-repository.ts';
import type { Assignment } from '../assignments/assignment.ts';
import { MOST_EXEMPLARS, type Exemplar } from '../assignments/exemplar.ts';
import { AppError } from '../errors.ts';
import { stripTagCharacters } from '../grading/injection/strip-tag-characters.ts';
import { listMemberships } from '../lti/directory-repository.ts';
import type { Services } from '../services.ts';
import { redactNames } from '../submissions/redact.ts';
import type { Tenancy } from '../tenancy.ts';
import { removeTryout } from './tryout/tryout-repository.ts';

type ExemplarServices = Pick<Services, 'db' | 'clock'>;
type Target = { tenancy: Tenancy; linkId: string };

/**
 * Adds an exemplar to a link's assignment. Names of people of the course are taken out of it first: it goes to the
 * model with everybody's work. `full` when there are as many as there may be.
 */
export async function addExemplar(
  services: ExemplarServices,
  { tenancy, linkId, exemplar }: Target & { exemplar: Omit<Exemplar, 'id'> },
): Promise<'added' | 'full'> {
  const people = await listMemberships(services.db, tenancy);
  const clean = (text: string) => redactNames(stripTagCharacters(text), people, null).text;
  const added = {
    ...exemplar,
    id: randomUUID(),
    text: clean(exemplar.text),
    comment: clean(exemplar.comment),
  };
  return change(services, { tenancy, linkId }, (exemplars) =>
    exemplars.length >= MOST_EXEMPLARS ? null : [...exemplars, added],
  );
}

/** Takes an exemplar away, and what was tried on it; one that is gone already stays gone. */
export async function removeExemplar(
  services: ExemplarServices,
  { tenancy, linkId, id }: Target & { id: string },
): Promise<void> {
  await change(services, { tenancy, linkId }, (exemplars) => exemplars.filter((one) => one.id !== id));
  const standing = await findAssignmentByLink(services.db, tenancy, linkId);
  if (standing) await removeTryout(services.db, standing, id);
}

type Change = (exemplars: Exemplar[]) => Exemplar[] | null;

/** One conditional write; whoever changes the assignment at the same moment is waited for by trying again. */
async function change(services: ExemplarServices, target: Target, make: Change): Promise<'added' | 'full'> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const standing = await findAssignmentByLink(services.db, target.tenancy, target.linkId);
    if (!standing) throw new AppError('assignment-missing', { status: 404 });
    const exemplars = make(standing.exemplars ?? []);
    if (exemplars === null) return 'full';
    if (await write(services, target.tenancy, standing, exemplars)) return 'added';
  }
  throw new AppError('assignment-busy', { status: 409 });
}

const MOST_TRIES = 5;

async function write(
  services: ExemplarServices,
  tenancy: Tenancy,
  standing: Assignment,
  exemplars: Exemplar[],
): Promise<boolean> {
  const updatedAt = new Date(Math.max(services.clock.now().getTime(), standing.updatedAt.getTime() + 1));
  const seen = { id: standing._id, seenAt: standing.updatedAt, settings: { exemplars }, updatedAt };
  return (await updateAssignment(services.db, tenancy, seen)) !== null;
}
