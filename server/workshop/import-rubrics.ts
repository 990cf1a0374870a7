import type { Rubric } from '../rubrics/rubric.ts';
import type { Services } from '../services.ts';
import { createLibraryRubric } from './create-library-rubric.ts';
import type { OwnScope, Patron } from './library-rubric.ts';

/** Puts rubrics that were read from a text on a shelf, in their order, until it is full; tells the ids of those kept. */
export async function importRubrics(
  services: Pick<Services, 'db' | 'clock'>,
  command: { patron: Patron; name: string | null; scope: OwnScope; rubrics: readonly Rubric[] },
): Promise<{ kind: 'kept' | 'full'; ids: string[] }> {
  const { rubrics, ...whose } = command;
  const ids: string[] = [];
  for (const rubric of rubrics) {
    const made = await createLibraryRubric(services, { ...whose, rubric });
    if (made.kind === 'full') return { kind: 'full', ids };
    ids.push(made.id);
  }
  return { kind: 'kept', ids };
}
