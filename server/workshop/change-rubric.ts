import type { Rubric } from '../rubrics/rubric.ts';
import type { Services } from '../services.ts';
import { changeLibraryRubric } from './library-rubric-repository.ts';
import { requireOwnRubric } from './find-rubric.ts';
import type { LibraryRubric, Patron } from './library-rubric.ts';

/**
 * Writes a rubric of one's own or of the course over the version that was seen (its `updatedAt`). Assignments keep what
 * they were set up with. Throws like `requireOwnRubric`.
 */
export async function changeRubric(
  services: Pick<Services, 'db' | 'rubrics' | 'clock'>,
  { patron, id, seenAt, rubric }: ChangeCommand,
): Promise<ChangeOutcome> {
  const standing = await requireOwnRubric(services, patron, id);
  // Always later than before, even within one millisecond or after the clock was set back: it tells versions apart.
  const updatedAt = new Date(Math.max(services.clock.now().getTime(), standing.updatedAt.getTime() + 1));
  const sameSeen = seenAt?.getTime() === standing.updatedAt.getTime();
  const change = { id, shelf: standing, seenAt: standing.updatedAt, rubric, updatedAt };
  if (sameSeen && (await changeLibraryRubric(services.db, change))) return { kind: 'saved', updatedAt };
  return { kind: 'changed-meanwhile', standing: await requireOwnRubric(services, patron, id) };
}

export type ChangeCommand = { patron: Patron; id: string; seenAt: Date | null; rubric: Rubric };

export type ChangeOutcome = { kind: 'saved'; updatedAt: Date } | { kind: 'changed-meanwhile'; standing: LibraryRubric };
