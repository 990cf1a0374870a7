import type { Visit } from '../http/visit.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import { rubricKey } from '../rubrics/rubric-version.ts';
import type { Services } from '../services.ts';
import { findRubric } from '../workshop/find-rubric.ts';
import { listLibrary, type LibraryEntry } from '../workshop/library-rubric-repository.ts';
import { patronOf, type Scope } from '../workshop/library-rubric.ts';
import type { Assignment } from './assignment.ts';

/** A rubric that the set-up form may name: a shipped one by its own id, one of the library by its id there. */
export type RubricChoice = { id: string; rubric: Rubric };

type ChoiceServices = Pick<Services, 'db' | 'rubrics'>;

/** The shipped rubrics, and the one of the library that is named, if this person sees it. */
export async function rubricChoices(services: ChoiceServices, visit: Visit, named: unknown): Promise<RubricChoice[]> {
  const shipped = services.rubrics.map((rubric) => ({ id: rubric.id, rubric }));
  if (typeof named !== 'string' || named === '' || named === 'paste') return shipped;
  const found = await findRubric(services, patronOf(visit), named);
  return found?.kind === 'kept' ? [...shipped, { id: found.id, rubric: found.rubric }] : shipped;
}

/** The library by title alone, however many rubrics there are in it; `left` more than are offered here. */
export async function offeredRubrics({ db }: ChoiceServices, visit: Visit, chosen: string): Promise<OfferedRubrics> {
  const kept = await listLibrary(db, visit.tenancy, visit.person.id);
  const groups = SCOPES.map((scope) => ({ scope, rubrics: kept.filter((one) => one.scope === scope) }));
  const offered = groups.map(({ scope, rubrics }) => {
    return { scope, rubrics: rubrics.filter(({ _id }, index) => index < MOST_OFFERED || _id === chosen) };
  });
  return { groups: offered, left: kept.length - offered.reduce((sum, { rubrics }) => sum + rubrics.length, 0) };
}

export type OfferedRubrics = { groups: { scope: Scope; rubrics: LibraryEntry[] }[]; left: number };

const SCOPES = ['personal', 'course', 'site'] as const satisfies Scope[];
/** The newest of each scope; the library's own page searches all of them and chooses any. */
const MOST_OFFERED = 100;

/** The library's rubric that a standing assignment was set up with, for those who see it. */
export type RubricOrigin = { id: string; title: string; changedSince: boolean };

export async function rubricOrigin(
  services: ChoiceServices,
  visit: Visit,
  { standing, used }: { standing: Assignment; used: Rubric | null },
): Promise<RubricOrigin | null> {
  if (!standing.libraryRubricId || !used) return null;
  const found = await findRubric(services, patronOf(visit), standing.libraryRubricId);
  if (!found) return null;
  return { id: found.id, title: found.rubric.title, changedSince: rubricKey(found.rubric) !== rubricKey(used) };
}
