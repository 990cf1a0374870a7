import { randomBytes } from 'node:crypto';
import { connectDatabase, type Database } from '../../server/database/connect-database.ts';
import { runMigrations } from '../../server/database/run-migrations.ts';
import { createLogger } from '../../server/logger.ts';

/** A database of the caller's own on the run's engine, migrated; `close()` drops it. One per test file is usual. */
export async function openTestDatabase(): Promise<Database> {
  const name = `test-${process.env.JEST_WORKER_ID ?? '0'}-${randomBytes(4).toString('hex')}`;
  const settings = { mongodbUri: process.env.TEST_MONGODB_URI ?? null, dataDir: testDataDir(), name };
  const database = await connectDatabase(settings, createLogger('silent'));
  await runMigrations(database.connection);
  return { ...database, close: () => dropAndClose(database) };
}

function testDataDir(): string {
  return process.env.TEST_DATA_DIR ?? '.data/test';
}

async function dropAndClose(database: Database): Promise<void> {
  await database.connection.dropDatabase();
  await database.close();
}
