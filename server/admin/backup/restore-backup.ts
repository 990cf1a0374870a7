import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { recordSiteAct } from '../../audit/record-act.ts';
import type { Clock } from '../../clock.ts';
import type { ArchiveHead, Tally } from '../../database/archive/archive-format.ts';
import { readArchive } from '../../database/archive/read-archive.ts';
import { listFilled, restoreArchive } from '../../database/archive/restore-archive.ts';
import { isRestoring, markRestoring } from '../../database/archive/restore-mark.ts';
import { listKnown } from '../../database/list-migrations.ts';
import { runMigrations } from '../../database/run-migrations.ts';
import { AppError } from '../../errors.ts';
import type { PutBack } from '../../reviews/put-back-repository.ts';
import type { Sealer } from '../../secrets/sealer.ts';
import { SEAL_PLACE } from './backup-seal.ts';
import { settleRestored } from './settle-restored.ts';

/**
 * Puts a backup in the place of an empty database, or (`replace`) of whatever stands there, and brings it to this
 * version's schema. One that was cut short is begun again by asking once more, and until it is done no process serves that
 * database. Everything is checked before anything is touched: throws AppError `archive-unreadable`,
 * `backup-other-secret`, `backup-too-new` or `restore-not-empty`.
 */
export async function restoreBackup(
  { db, sealer, clock, logger }: { db: Connection; sealer: Sealer; clock: Clock; logger: Logger },
  { path, replace, by }: { path: string; replace: boolean; by: string },
): Promise<Restored> {
  const { head, tally } = await checkArchive(sealer, path);
  const filled = await listFilled(db);
  if (filled.length > 0 && !replace && !(await isRestoring(db)))
    throw new AppError('restore-not-empty', { status: 409, details: { collections: filled.join(', ') } });
  await markRestoring(db, true);
  await restoreArchive(db, path);
  const putBack = await settleRestored(db, { by, at: clock.now() });
  const migrated = await runMigrations(db, logger);
  const { madeAt } = head;
  await recordSiteAct({ db, clock }, by, 'site-restored', { madeAt: madeAt.toISOString(), putBack: putBack.works });
  await markRestoring(db, false);
  return { madeAt, tally, migrated, putBack };
}

export type Restored = { madeAt: Date; tally: Tally; migrated: string[]; putBack: PutBack };

async function checkArchive(sealer: Sealer, path: string): Promise<{ head: ArchiveHead; tally: Tally }> {
  let head: ArchiveHead | null = null;
  let tally: Tally | null = null;
  for await (const part of readArchive(path)) {
    if (part.kind === 'head') {
      checkSecret(sealer, part.head);
      await checkSchema(part.head);
      head = part.head;
    }
    if (part.kind === 'end') tally = part.tally;
  }
  if (head === null || tally === null) throw new AppError('archive-unreadable', { details: { path } });
  return { head, tally };
}

/** Keys and tokens inside open under that secret alone, so a site with another one could not speak to its LMSs. */
function checkSecret(sealer: Sealer, { seal }: ArchiveHead): void {
  try {
    sealer.open(SEAL_PLACE, seal);
  } catch (cause) {
    throw new AppError('backup-other-secret', { status: 409, cause });
  }
}

async function checkSchema({ schema }: ArchiveHead): Promise<void> {
  const known = new Set(await listKnown());
  const unknown = schema.find((name) => !known.has(name));
  if (unknown !== undefined) throw new AppError('backup-too-new', { status: 409, details: { migration: unknown } });
}
