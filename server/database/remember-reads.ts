import type { Connection, Schema } from 'mongoose';

/**
 * Answers what a whole class asks within the same second with one read: it is kept for a second, or until this process
 * writes to a collection of these schemas (of none: a second in any case). Another process's write is seen after that second, so it is for pages that
 * show, and never for what a conditional write starts from. What it answers is shared and frozen. Errors are not kept.
 */
export function rememberReads(...schemas: Pick<Schema, 'pre' | 'post'>[]): RememberedRead {
  const known = new WeakMap<Connection, Map<string, Kept>>();
  let writes = 0;
  const note = (): void => {
    writes += 1;
  };
  for (const schema of schemas) schema.pre(WRITING, note).post(WRITING, note);
  return async <T>(db: Connection, key: string, read: () => Promise<T>): Promise<T> => {
    const kept = keptOf(known, db);
    const found = kept.get(key);
    if (found && found.writes === writes && performance.now() < found.until) return found.value as Promise<T>;
    const value = read().then(frozen);
    if (kept.size >= MOST) kept.clear();
    kept.set(key, { value, writes, until: performance.now() + LIFE_MS });
    return value.catch((error: unknown) => {
      kept.delete(key);
      throw error;
    });
  };
}

export type RememberedRead = <T>(db: Connection, key: string, read: () => Promise<T>) => Promise<T>;

/** `writes`: how many there had been when it was read; a write under way counts before and after. */
type Kept = { value: Promise<unknown>; writes: number; until: number };

const LIFE_MS = 1_000;
const MOST = 500;
const WRITING = /^(save|insertMany|bulkWrite|updateOne|updateMany|replaceOne|deleteOne|deleteMany|findOneAnd.*)$/;

function keptOf(known: WeakMap<Connection, Map<string, Kept>>, db: Connection): Map<string, Kept> {
  const kept = known.get(db) ?? new Map<string, Kept>();
  known.set(db, kept);
  return kept;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
