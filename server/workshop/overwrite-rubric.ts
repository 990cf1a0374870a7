import type { Rubric } from '../rubrics/rubric.ts';
import type { Services } from '../services.ts';
import { changeLibraryRubric } from './library-rubric-repository.ts';
import type { LibraryRubric } from './library-rubric.ts';

/** Writes over the version that was seen; false when it is not what stands. */
export async function overwriteRubric(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  standing: LibraryRubric,
  { seenAt, rubric }: { seenAt: Date | null; rubric: Rubric },
): Promise<boolean> {
  if (seenAt?.getTime() !== standing.updatedAt.getTime()) return false;
  // Always later than before, even within one millisecond or after the clock was set back: it tells versions apart.
  const updatedAt = new Date(Math.max(clock.now().getTime(), standing.updatedAt.getTime() + 1));
  return changeLibraryRubric(db, { id: standing._id, shelf: standing, seenAt, rubric, updatedAt });
}
