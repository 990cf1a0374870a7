import type { Connection, mongo } from 'mongoose';
import { fromBytes, type SectionHead } from './archive-format.ts';
import { readArchive } from './read-archive.ts';
import { MARKS } from './restore-mark.ts';

/** Names of collections that hold anything, what a start on a new database makes left aside. */
export async function listFilled(connection: Connection): Promise<string[]> {
  const names = (await connection.listCollections()).map(({ name }) => name);
  const others = names.filter((name) => !MADE_BY_A_START.has(name));
  const found = await Promise.all(
    others.map((name) => connection.collection(name).findOne({}, { projection: { _id: 1 } })),
  );
  return others.filter((_, at) => found[at] !== null);
}

const MADE_BY_A_START = new Set(['migrations', 'migrationLocks', 'processes']);

/**
 * Puts the archive in the place of everything in the database. Read it through once before: nothing is checked here.
 * `migrations` come last: whoever looks for the schema of a half-restored database finds none.
 */
export async function restoreArchive(connection: Connection, path: string): Promise<void> {
  for (const { name } of await connection.listCollections())
    if (name !== MARKS) await connection.collection(name).drop();
  let batch = openBatch(connection, null);
  const last: Batch[] = [];
  for await (const part of readArchive(path)) {
    if (part.kind === 'collection') {
      if (batch.section?.collection === LAST) last.push(batch);
      else await close(batch);
      batch = openBatch(connection, part.section);
    }
    if (part.kind === 'document') await add(batch, part.bytes);
    if (part.kind === 'end') last.push(batch);
  }
  for (const waiting of last.sort((a, b) => Number(isLast(a)) - Number(isLast(b)))) await close(waiting);
}

const LAST = 'migrations';
const BATCH_BYTES = 4_000_000;

type Batch = { connection: Connection; section: SectionHead | null; documents: mongo.Document[]; bytes: number };

function openBatch(connection: Connection, section: SectionHead | null): Batch {
  return { connection, section, documents: [], bytes: 0 };
}

function isLast(batch: Batch): boolean {
  return batch.section?.collection === LAST;
}

async function add(batch: Batch, bytes: Buffer): Promise<void> {
  batch.documents.push(fromBytes(bytes));
  batch.bytes += bytes.length;
  if (batch.bytes > BATCH_BYTES && !isLast(batch)) await flush(batch);
}

async function flush(batch: Batch): Promise<void> {
  const { connection, section, documents } = batch;
  if (section === null || documents.length === 0) return;
  await connection.collection(section.collection).insertMany(documents, { ordered: true });
  batch.documents = [];
  batch.bytes = 0;
}

async function close(batch: Batch): Promise<void> {
  await flush(batch);
  if (batch.section === null) return;
  const { collection, indexes } = batch.section;
  const own = indexes.filter((index) => (index as { name?: string }).name !== '_id_');
  if (own.length > 0) await batch.connection.collection(collection).createIndexes(own.map(withoutVersion) as never);
}

/** `v` and `ns` are the server's own: another one has others. */
function withoutVersion(index: object): object {
  return Object.fromEntries(Object.entries(index).filter(([field]) => field !== 'v' && field !== 'ns'));
}
