import { isDeepStrictEqual } from 'node:util';
import type { Connection } from 'mongoose';
import { expectedIndexes, type ExpectedIndex } from './expected-indexes.ts';

/** Those of the migrations' indexes that this database does not have, or has otherwise. */
export async function findIndexFaults(connection: Connection): Promise<ExpectedIndex[]> {
  const expected = await expectedIndexes();
  const collections = [...new Set(expected.map(({ collection }) => collection))];
  const found = new Map(
    await Promise.all(collections.map(async (name) => [name, await indexesOf(connection, name)] as const)),
  );
  return expected.filter((index) => !found.get(index.collection)?.some((other) => isSame(index, other)));
}

type Found = { name?: string; key: Record<string, unknown>; unique?: boolean; weights?: Record<string, unknown> };

/** None of a collection that is not there. */
async function indexesOf(connection: Connection, collection: string): Promise<Found[]> {
  const found: Promise<Found[]> = connection.collection(collection).indexes();
  return found.catch(() => []);
}

function isSame({ name, key, unique }: ExpectedIndex, other: Found): boolean {
  if (name !== other.name || unique !== (other.unique ?? false)) return false;
  // The order of an index's fields is part of it. A text index keeps its fields elsewhere.
  return other.weights !== undefined || isDeepStrictEqual(Object.entries(key), Object.entries(other.key));
}
