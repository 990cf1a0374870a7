import { randomUUID } from 'node:crypto';
import { findAssignmentByLink } from '../assignments/assignment-repository.ts';
import type { Assignment } from '../assignments/assignment.ts';
import { changeAssignment } from '../assignments/change-assignment.ts';
import { MOST_EXEMPLARS, type Exemplar } from '../assignments/exemplar.ts';
import { stripTagCharacters } from '../grading/injection/strip-tag-characters.ts';
import type { Services } from '../services.ts';
import { sharePeople } from '../submissions/course-people.ts';
import { redactNames } from '../submissions/redact.ts';
import type { Tenancy } from '../tenancy.ts';
import { removeTryout } from './tryout/tryout-repository.ts';

type ExemplarServices = Pick<Services, 'db' | 'lti' | 'clock' | 'logger'>;
/** `by` is a person id. */
type Target = { tenancy: Tenancy; linkId: string; by: string };

/**
 * Adds an exemplar to a link's assignment. Names of people of the course are taken out of it first: it goes to the
 * model with everybody's work. `full` when there are as many as there may be.
 */
export async function addExemplar(
  services: ExemplarServices,
  { exemplar, ...target }: Target & { exemplar: Omit<Exemplar, 'id'> },
): Promise<'added' | 'full'> {
  const { named } = await sharePeople(services, target.tenancy, services.clock.now());
  const clean = (text: string) => redactNames(stripTagCharacters(text), named, null).text;
  const added = {
    ...exemplar,
    id: randomUUID(),
    text: clean(exemplar.text),
    comment: clean(exemplar.comment),
  };
  const standing = await change(services, target, (exemplars) =>
    exemplars.length >= MOST_EXEMPLARS ? null : [...exemplars, added],
  );
  return standing.exemplars?.some(({ id }) => id === added.id) ? 'added' : 'full';
}

/** Takes an exemplar away, and what was tried on it; one that is gone already stays gone. */
export async function removeExemplar(
  services: ExemplarServices,
  { id, ...target }: Target & { id: string },
): Promise<void> {
  const standing = await change(services, target, (exemplars) => exemplars.filter((one) => one.id !== id));
  await removeTryout(services.db, standing, id);
}

function change(
  services: ExemplarServices,
  { tenancy, linkId, by }: Target,
  make: (exemplars: Exemplar[]) => Exemplar[] | null,
): Promise<Assignment> {
  return changeAssignment(services, tenancy, {
    by,
    find: () => findAssignmentByLink(services.db, tenancy, linkId),
    make: ({ exemplars = [] }) => {
      const changed = make(exemplars);
      return changed && { exemplars: changed };
    },
  });
}
