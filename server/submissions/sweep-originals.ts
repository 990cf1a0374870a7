import type { Services } from '../services.ts';
import { findFilesInUse } from './submission-repository.ts';

/**
 * Removes originals that belong to no work: left by a process that died between storing a file and attaching it, or
 * while it stored it. A file is looked at once, a day after it came, when no upload can still be under way. Returns how
 * many were removed.
 */
export async function sweepOriginals({ db, files, clock }: SweepServices): Promise<number> {
  const before = new Date(clock.now().getTime() - SETTLED_AFTER_MS);
  const ids = await files.listUnchecked(before, MOST_AT_ONCE);
  const inUse = new Set(await findFilesInUse(db, ids));
  const unowned = ids.filter((id) => !inUse.has(id));
  for (const id of unowned) await files.remove(id);
  await files.markChecked([...inUse]);
  const unfinished = await files.removeUnfinished({ from: new Date(before.getTime() - LOOKED_BACK_MS), until: before });
  return unowned.length + unfinished;
}

type SweepServices = Pick<Services, 'db' | 'files' | 'clock'>;

const SETTLED_AFTER_MS = 24 * 3_600_000;
/** Longer than any worker is away. */
const LOOKED_BACK_MS = 30 * SETTLED_AFTER_MS;
const MOST_AT_ONCE = 500;
