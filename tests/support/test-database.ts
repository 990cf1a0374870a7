import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { connectDatabase, type Database } from '../../server/database/connect-database.ts';
import { runMigrations } from '../../server/database/run-migrations.ts';
import { createLogger } from '../../server/logger.ts';

/**
 * A database of the caller's own on the run's engine, migrated and empty; `close()` gives it back. One per test file is
 * usual. The next file of the same worker gets it emptied, because making one takes half a second, and the embedded
 * engine keeps the files of dropped ones open until it ends.
 */
export async function openTestDatabase(): Promise<Database> {
  const name = idle.pop() ?? newName();
  const database = await connect(name);
  await emptyAll(database.connection);
  return { ...database, close: () => giveBack(name, database) };
}

/** A database that nobody had before and nobody gets after: for tests of its structure. `close()` drops it. */
export async function openNewDatabase(): Promise<Database> {
  const database = await connect(newName());
  return { ...database, close: () => dropAndClose(database) };
}

/** The only state that outlives a test file: names of databases given back to this worker. */
const idle: string[] = [];

function newName(): string {
  return `test-${process.env.JEST_WORKER_ID ?? '0'}-${randomBytes(4).toString('hex')}`;
}

async function connect(name: string): Promise<Database> {
  const settings = { mongodbUri: process.env.TEST_MONGODB_URI ?? null, dataDir: testDataDir(), name };
  const database = await connectDatabase(settings, createLogger('silent'));
  await runMigrations(database.connection, createLogger('silent'));
  return database;
}

function testDataDir(): string {
  return process.env.TEST_DATA_DIR ?? '.data/test';
}

/** At opening, not at closing: what the former user still had under way has ended by then. */
async function emptyAll(connection: Connection): Promise<void> {
  const names = (await connection.listCollections()).map(({ name }) => name);
  const filled = names.filter((name) => name !== 'migrations');
  await Promise.all(filled.map((name) => connection.collection(name).deleteMany({})));
}

async function giveBack(name: string, database: Database): Promise<void> {
  await database.close();
  idle.push(name);
}

async function dropAndClose(database: Database): Promise<void> {
  await database.connection.dropDatabase();
  await database.close();
}
