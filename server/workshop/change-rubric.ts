import { recordShelfAct } from './record-shelf-act.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Services } from '../services.ts';
import { requireOwnRubric } from './find-rubric.ts';
import type { LibraryRubric, Patron } from './library-rubric.ts';
import { overwriteRubric } from './overwrite-rubric.ts';

/**
 * Writes a rubric of one's own or of the course over the version that was seen (its `updatedAt`). Assignments keep what
 * they were set up with. Throws like `requireOwnRubric`.
 */
export async function changeRubric(
  services: Pick<Services, 'db' | 'rubrics' | 'clock'>,
  { patron, id, seenAt, rubric }: ChangeCommand,
): Promise<ChangeOutcome> {
  const standing = await requireOwnRubric(services, patron, id);
  await recordShelfAct(services, patron, 'changed', standing);
  if (await overwriteRubric(services, standing, { seenAt, rubric })) return { kind: 'saved' };
  return { kind: 'changed-meanwhile', standing: await requireOwnRubric(services, patron, id) };
}

export type ChangeCommand = { patron: Patron; id: string; seenAt: Date | null; rubric: Rubric };

export type ChangeOutcome = { kind: 'saved' } | { kind: 'changed-meanwhile'; standing: LibraryRubric };
