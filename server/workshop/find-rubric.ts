import { AppError } from '../errors.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Services } from '../services.ts';
import { findInLibrary } from './library-rubric-repository.ts';
import type { LibraryRubric, Patron, Scope } from './library-rubric.ts';

/** A rubric that somebody may read in their library. */
export type FoundRubric =
  | { kind: 'shipped'; id: string; scope: 'shipped'; rubric: Rubric }
  | { kind: 'kept'; id: string; scope: Scope; rubric: Rubric; kept: LibraryRubric };

/** Shipped, personal, the course's or the site's, by id; null for any other one, whoever's it is. */
export async function findRubric(
  { db, rubrics }: Pick<Services, 'db' | 'rubrics'>,
  { tenancy, personId }: Patron,
  id: string,
): Promise<FoundRubric | null> {
  const shipped = rubrics.find((one) => one.id === id);
  if (shipped) return shippedRubric(shipped);
  const [kept] = await findInLibrary(db, tenancy, personId, [id]);
  return kept ? keptRubric(kept) : null;
}

export function shippedRubric(rubric: Rubric): FoundRubric {
  return { kind: 'shipped', id: rubric.id, scope: 'shipped', rubric };
}

export function keptRubric(kept: LibraryRubric): FoundRubric {
  return { kind: 'kept', id: kept._id, scope: kept.scope, rubric: kept.rubric, kept };
}

/** The same; throws AppError `rubric-not-found` (404) for null. */
export async function requireRubric(
  services: Pick<Services, 'db' | 'rubrics'>,
  patron: Patron,
  id: string,
): Promise<FoundRubric> {
  const found = await findRubric(services, patron, id);
  if (!found) throw new AppError('rubric-not-found', { status: 404 });
  return found;
}

/** One that this person may change; throws also `rubric-read-only` (403) for a shipped one and the site's. */
export async function requireOwnRubric(
  services: Pick<Services, 'db' | 'rubrics'>,
  patron: Patron,
  id: string,
): Promise<LibraryRubric> {
  const found = await requireRubric(services, patron, id);
  if (found.kind === 'shipped' || found.scope === 'site') throw new AppError('rubric-read-only', { status: 403 });
  return found.kept;
}
