import { config, status, up } from 'migrate-mongo';
import type { Connection, mongo } from 'mongoose';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { AppError } from '../errors.ts';
import { withMigrationLock } from './migration-lock.ts';
import { tellWaiting } from './tell-waiting.ts';

/**
 * Brings the database to the state this version expects: runs every file of `migrations/` that has not run yet, in
 * the order of their names, and returns those names. Of two starters one works and the other waits, then finds nothing
 * to do; the log says what takes long. Throws AppError `migration-failed` with the file, or `database-disk-low`; what ran
 * before it stays noted.
 */
export async function runMigrations(
  connection: Connection,
  logger: Logger,
  folder: string = MIGRATIONS,
): Promise<string[]> {
  const db = databaseOf(connection);
  config.set(settingsFor(folder));
  if (!(await hasPending(db))) return [];
  return withMigrationLock(db, logger, () => tellWaiting(logger, OUR_OWN, () => migrate(db, connection)));
}

const OUR_OWN = 'the database to be brought up to date';

export const MIGRATIONS = join(import.meta.dirname, '../../migrations');

/** No `lockCollectionName`: the lock is ours. */
function settingsFor(folder: string): Parameters<typeof config.set>[0] {
  return {
    migrationsDir: folder,
    migrationFileExtension: '.ts',
    changelogCollectionName: 'migrations',
    useFileHash: false,
  };
}

async function hasPending(db: mongo.Db): Promise<boolean> {
  return (await status(db)).some((file) => file.appliedAt === 'PENDING');
}

async function migrate(db: mongo.Db, connection: Connection): Promise<string[]> {
  try {
    return await up(db, connection.getClient());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (NO_ROOM.test(reason)) throw new AppError('database-disk-low', { status: 503, cause: error });
    throw new AppError('migration-failed', { status: 500, details: { reason }, cause: error });
  }
}

/** The server's words of OutOfDiskSpace (14031); migrate-mongo passes on no code. */
const NO_ROOM = /available disk space of \d+ bytes is less than required/;

function databaseOf(connection: Connection): mongo.Db {
  if (connection.db === undefined) throw new AppError('database-away', { status: 503 });
  return connection.db;
}
