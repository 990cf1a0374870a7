import mongoose, { type Connection } from 'mongoose';
import { resend } from '../../database/resend.ts';
import type { DataLine, Own } from '../data-line.ts';
import { actedPlaces, type Place } from './acted-paths.ts';

/** What is erased, as the lines of the data map ask for it. A course has no `personId` and no `sub`. */
export type Subject = {
  platformId: string;
  personId: string | null;
  sub: string | null;
  workIds: readonly string[];
  fileIds: readonly string[];
};

type Row = { _id: string } & Record<string, unknown>;

/** Which documents of a line are the subject's own; null when the line has none of its. */
export function ownFilter(own: Own, subject: Subject): object | null {
  const { platformId, personId, sub, workIds, fileIds } = subject;
  switch (own.is) {
    case 'person':
      return personId === null ? null : { [own.field]: personId };
    case 'sub':
      return sub === null ? null : { platformId, [own.field]: sub };
    case 'work':
      return { [own.field]: { $in: [...workIds] } };
    case 'file':
      return { [own.field]: { $in: fileIds.map((id) => new mongoose.mongo.ObjectId(id)) } };
  }
}

export async function countOf(db: Connection, collection: string, filter: object): Promise<number> {
  return db.collection(collection).countDocuments(filter);
}

export async function removeAll(db: Connection, collection: string, filter: object): Promise<void> {
  await resend(() => db.collection(collection).deleteMany(filter));
}

/** Documents in which a person stands as somebody who acted. */
export function actedFilter({ acted = [] }: DataLine, personId: string): object {
  return { $or: acted.map(({ by }) => ({ [by]: personId })) };
}

/**
 * Puts `former` in the place of a person's id and nothing in the place of their name, wherever they acted, and touches
 * nothing else: each write names the very places and the id that stands there, and is tried again when it moved.
 */
export async function unlinkActed(db: Connection, line: DataLine, personId: string, former: string): Promise<void> {
  const filter = actedFilter(line, personId);
  for await (const { _id } of db.collection<Row>(line.collection).find(filter, { projection: { _id: 1 } }))
    await unlinkOne(db, line, { _id, personId, former });
}

const MOST_TRIES = 20;

async function unlinkOne(
  db: Connection,
  { collection, acted = [] }: DataLine,
  { _id, personId, former }: { _id: string; personId: string; former: string },
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const document = await db.collection<Row>(collection).findOne({ _id });
    const places = document ? actedPlaces(document, acted, personId) : [];
    if (!document || places.length === 0) return;
    const seen = { _id, ...Object.fromEntries(places.map(({ by }) => [by, personId])) };
    const change = { $set: changesOf(document, places, former) };
    await resend(() => db.collection<Row>(collection).updateOne(seen as object, change));
  }
  throw new Error(`a document of ${collection} changes too fast to be unlinked`);
}

function changesOf(document: Row, places: readonly Place[], former: string): Record<string, unknown> {
  const ids = places.map(({ by }): [string, string] => [by, former]);
  const named = places.flatMap(({ name }) => (name !== null && valueAt(document, name) !== undefined ? [name] : []));
  return { ...Object.fromEntries(ids), ...Object.fromEntries(named.map((name) => [name, null])) };
}

function valueAt(document: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => (value as Record<string, unknown> | null)?.[step], document);
}
