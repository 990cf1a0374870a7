import { join } from 'node:path';
import type { mongo } from 'mongoose';
import { listKnown } from './list-migrations.ts';
import { MIGRATIONS } from './run-migrations.ts';

/** An index as the last migration that touched it leaves it; `made` is that migration's name. */
export type ExpectedIndex = {
  collection: string;
  name: string;
  key: Record<string, unknown>;
  unique: boolean;
  made: string;
};

/**
 * Which indexes a fully migrated database has: the migrations are run against a stand-in that only writes down what they
 * ask of indexes and finds nothing in any collection. A test compares it with a database that was really migrated.
 */
export async function expectedIndexes(): Promise<ExpectedIndex[]> {
  const book = new Map<string, ExpectedIndex>();
  for (const made of await listKnown()) {
    const { up } = (await import(join(MIGRATIONS, made))) as { up: (db: mongo.Db) => Promise<void> };
    await up(standIn(book, made));
  }
  return [...book.values()];
}

type Book = Map<string, ExpectedIndex>;
type Options = { name?: string; unique?: boolean };

function standIn(book: Book, made: string): mongo.Db {
  return { collection: (name: string) => collectionOf(book, name, made) } as unknown as mongo.Db;
}

function collectionOf(book: Book, collection: string, made: string): object {
  const own = () => [...book.values()].filter((index) => index.collection === collection);
  const note = (key: Record<string, unknown>, { name = nameOf(key), unique = false }: Options = {}): void => {
    book.set(`${collection}.${name}`, { collection, name, key, unique, made });
  };
  const noted = {
    createIndex: (key: Record<string, unknown>, options?: Options) => note(key, options),
    createIndexes: (all: readonly ({ key: Record<string, unknown> } & Options)[]) => {
      for (const { key, ...options } of all) note(key, options);
    },
    dropIndex: (name: string) => void book.delete(`${collection}.${name}`),
    drop: () => {
      for (const { name } of own()) book.delete(`${collection}.${name}`);
    },
    indexes: () => Promise.resolve(own()),
    find: () => nothing,
    aggregate: () => nothing,
  };
  // Whatever else a migration does to documents has nothing to work on here.
  return new Proxy(noted, { get: (known, name): unknown => Reflect.get(known, name) ?? (() => Promise.resolve(null)) });
}

/** A cursor at its end, however it is asked. */
const nothing: object = new Proxy(
  { toArray: () => Promise.resolve([]), hasNext: () => Promise.resolve(false), next: () => Promise.resolve(null) },
  {
    get: (known, name): unknown =>
      name === Symbol.asyncIterator ? async function* () {} : (Reflect.get(known, name) ?? (() => nothing)),
  },
);

/** As the server names an index that was given no name. */
function nameOf(key: Record<string, unknown>): string {
  return Object.entries(key).flat().join('_');
}
