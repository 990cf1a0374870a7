import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import type { Connection } from 'mongoose';
import { AppError } from '../../errors.ts';
import { END_MARK, toBytes, type ArchiveHead, type Tally } from './archive-format.ts';

/**
 * Writes every collection of the database into a new file that only this user can read, those named `first` before the
 * others, without keeping more than a document in memory. Throws AppError `archive-exists`.
 */
export async function writeArchive(
  connection: Connection,
  { path, head, first }: { path: string; head: ArchiveHead; first: readonly string[] },
): Promise<Tally> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  await once(file, 'open').catch((cause: unknown) => {
    throw new AppError('archive-exists', { status: 409, details: { path }, cause });
  });
  const gzip = createGzip();
  gzip.pipe(file);
  const tally: Tally = {};
  await put(gzip, toBytes(head));
  for (const name of await namesInOrder(connection, first)) {
    tally[name] = await putCollection(gzip, connection.collection(name));
  }
  await put(gzip, toBytes({ tally }));
  gzip.end();
  await finished(file);
  return tally;
}

/** Locks and signs of life say nothing to another time. */
const LEFT_OUT = new Set(['migrationLocks', 'processes']);

async function namesInOrder(connection: Connection, first: readonly string[]): Promise<string[]> {
  const all = (await connection.listCollections()).map(({ name }) => name);
  const kept = all.filter((name) => !LEFT_OUT.has(name) && !name.startsWith('system.')).sort();
  return [...first.filter((name) => kept.includes(name)), ...kept.filter((name) => !first.includes(name))];
}

async function putCollection(gzip: Gzip, collection: ReturnType<Connection['collection']>): Promise<Tally[string]> {
  const indexes = await collection.listIndexes().toArray();
  await put(gzip, toBytes({ collection: collection.name, indexes }));
  const hash = createHash('sha256');
  let documents = 0;
  for await (const raw of collection.find({}, { raw: true }).sort({ _id: 1 })) {
    const bytes = raw as unknown as Buffer;
    hash.update(bytes);
    documents += 1;
    await put(gzip, bytes);
  }
  await put(gzip, END_MARK);
  return { documents, sha256: hash.digest('hex') };
}

async function put(gzip: Gzip, bytes: Buffer): Promise<void> {
  if (!gzip.write(bytes)) await once(gzip, 'drain');
}
