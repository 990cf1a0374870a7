import type { Connection } from 'mongoose';
import { AppError } from '../errors.ts';

/** What the database server tells of itself. */
export type ServerFacts = {
  /** Of the replica set, or `mongos` before a sharded cluster; null: one server alone. */
  set: string | null;
  writable: boolean;
  /** Milliseconds by which this host's wall clock is before the server's. */
  aheadMs: number;
  /** What the documents and indexes of our database take up, in megabytes; null where the server does not say. */
  megabytes: number | null;
};

/** Throws AppError `database-away`, or whatever the driver does when the server does not answer within two seconds. */
export async function readServer({ db }: Connection): Promise<ServerFacts> {
  if (!db) throw new AppError('database-away', { status: 503 });
  const asked = Date.now();
  const hello = await db.admin().command({ hello: 1 }, { timeoutMS: PATIENCE_MS });
  const between = (asked + Date.now()) / 2;
  const time: unknown = hello['localTime'];
  // A role that may read and write our database alone may not ask for its size everywhere.
  const stats = await db.command({ dbStats: 1 }, { timeoutMS: PATIENCE_MS }).catch(() => null);
  return {
    set: typeof hello['setName'] === 'string' ? hello['setName'] : hello['msg'] === 'isdbgrid' ? 'mongos' : null,
    writable: hello['isWritablePrimary'] === true,
    aheadMs: time instanceof Date ? Math.round(between - time.getTime()) : 0,
    megabytes: stats === null ? null : Math.ceil((Number(stats['storageSize']) + Number(stats['indexSize'])) / 1e6),
  };
}

const PATIENCE_MS = 2_000;
