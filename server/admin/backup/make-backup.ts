import { rename, rm, stat } from 'node:fs/promises';
import type { Tally } from '../../database/archive/archive-format.ts';
import { FORMAT } from '../../database/archive/archive-format.ts';
import { writeArchive } from '../../database/archive/write-archive.ts';
import { listApplied } from '../../database/list-migrations.ts';
import { AppError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { noteBackup } from './backup-repository.ts';
import { SEAL_PLACE, SEALED_WORD } from './backup-seal.ts';

/**
 * Writes the whole site into one new file. The tool may go on working: documents that refer to others are read before
 * those, which are written earlier and never change, and gradebook cells before the work they come from, because a
 * restore tells every released work's score again (`settleRestored`) and telling twice changes nothing. The secret is
 * not inside; a backup opens under the same one only. Throws AppError `archive-exists`.
 */
export async function makeBackup(services: Services, { path, by }: { path: string; by: string }): Promise<Tally> {
  const { db, clock, sealer } = services;
  if (await isThere(path)) throw new AppError('archive-exists', { status: 409, details: { path } });
  const part = `${path}.part`;
  await rm(part, { force: true });
  const head = {
    format: FORMAT,
    madeAt: clock.now(),
    schema: await listApplied(db),
    seal: sealer.seal(SEAL_PLACE, SEALED_WORD),
  };
  const tally = await writeArchive(db, { path: part, head, first: FIRST });
  await rename(part, path);
  const documents = Object.values(tally).reduce((sum, one) => sum + one.documents, 0);
  await noteBackup(db, { madeAt: head.madeAt, by, documents, bytes: (await stat(path)).size });
  return tally;
}

/** Referring documents before those they refer to. */
const FIRST = ['gradebookCells', 'submissions', 'originals.files', 'originals.chunks'];

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
