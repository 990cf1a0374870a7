import type { Connection } from 'mongoose';

/** Every document of every collection as text, by collection, so that any trace of a request can be told. */
export async function dumpDatabase(db: Connection, except: readonly string[] = []): Promise<Record<string, string[]>> {
  const collections = await db.listCollections();
  const names = collections.map(({ name }) => name).filter((name) => !except.includes(name));
  const dumped = names.sort().map(async (name): Promise<[string, string[]]> => {
    const documents = await db.collection(name).find().toArray();
    return [name, documents.map((document) => JSON.stringify(document)).sort()];
  });
  return Object.fromEntries((await Promise.all(dumped)).filter(([, documents]) => documents.length > 0));
}
