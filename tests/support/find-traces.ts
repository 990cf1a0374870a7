import type { Connection } from 'mongoose';

/** Collections with a document that holds this text anywhere: in a field, a key, or the bytes of a file. */
export async function findTraces(db: Connection, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await db.listCollections()) {
    const documents = await db.collection(name).find().toArray();
    if (documents.some((document) => JSON.stringify(document, readBytes).includes(text))) found.push(name);
  }
  return found.sort();
}

/** A file's bytes reach JSON as base64, in which nobody would find a word. */
function readBytes(this: unknown, key: string, value: unknown): unknown {
  const original = (this as Record<string, unknown>)[key] as { _bsontype?: string; buffer?: Uint8Array } | null;
  return original?._bsontype === 'Binary' && original.buffer ? Buffer.from(original.buffer).toString('utf8') : value;
}
