import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Visit } from '../http/visit.ts';
import type { Services } from '../services.ts';
import { holdsWords, searchWords } from '../workshop/search-words.ts';
import type { Copying } from './copy-assignment.ts';
import { listOwnAssignments, type OwnAssignment } from './list-own-assignments.ts';

/** What a search leaves of the assignments that whoever visits may copy, the newest first; `all` is how many there are. */
export async function searchOwn(
  services: Pick<Services, 'db'>,
  visit: Pick<Visit, 'tenancy' | 'person'>,
  query: unknown,
): Promise<{ found: OwnAssignment[]; all: number; q: string }> {
  const { q } = querySchema.parse(query);
  const own = await ownOf(services, visit);
  const words = searchWords(q);
  const found = own.filter(({ assignment, courseTitle }) =>
    holdsWords([assignment.title, assignment.task, courseTitle ?? ''], words),
  );
  return { found, all: own.length, q };
}

const querySchema = z.object({ q: z.string().max(200).catch('') });
const formSchema = z.object({ from: z.string().max(100).catch('') });

/**
 * What a posted choice has copied, and how much of it. Only what the page would list: an id alone opens nothing. Throws
 * AppError `copy-not-yours` (404).
 */
export async function chooseOwn(
  services: Pick<Services, 'db'>,
  visit: Pick<Visit, 'tenancy' | 'person' | 'role'>,
  body: unknown,
): Promise<Copying> {
  const { tenancy, person: by, role } = visit;
  const { from } = formSchema.parse(body ?? {});
  const chosen = (await ownOf(services, visit)).find(({ assignment }) => assignment._id === from);
  if (!chosen) throw new AppError('copy-not-yours', { status: 404 });
  // Exemplars are students' works: for those who judge, there and here.
  const takes = { notes: true, exemplars: chosen.judges && role === 'instructor', dates: false };
  return { tenancy, by, source: chosen.assignment, takes };
}

function ownOf(services: Pick<Services, 'db'>, { tenancy, person }: Pick<Visit, 'tenancy' | 'person'>) {
  return listOwnAssignments(services, { tenancy, personId: person.id });
}
