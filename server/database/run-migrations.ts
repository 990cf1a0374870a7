import { config, status, up } from 'migrate-mongo';
import type { Connection, mongo } from 'mongoose';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { withMigrationLock } from './migration-lock.ts';

/**
 * Brings the database to the state this version expects: runs every file of `migrations/` that has not run yet, in
 * the order of their names, and returns those names. Of two starters one works and the other waits, then finds nothing
 * to do. Throws AppError `migration-failed` with the file; what ran before it stays noted.
 */
export async function runMigrations(connection: Connection, folder: string = MIGRATIONS): Promise<string[]> {
  const db = databaseOf(connection);
  config.set(settingsFor(folder));
  if (!(await hasPending(db))) return [];
  return withMigrationLock(db, () => migrate(db, connection));
}

const MIGRATIONS = join(import.meta.dirname, '../../migrations');

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
    throw new AppError('migration-failed', { status: 500, details: { reason }, cause: error });
  }
}

function databaseOf(connection: Connection): mongo.Db {
  if (connection.db === undefined) throw new AppError('database-away', { status: 503 });
  return connection.db;
}
