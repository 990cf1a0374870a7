import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Tenancy } from '../tenancy.ts';
import { libraryRubricModel } from './library-rubric-model.ts';
import {
  MOST_ON_SHELF,
  REMOVED_STAYS_DAYS,
  shelfOf,
  SITE_SHELF,
  type LibraryRubric,
  type Shelf,
} from './library-rubric.ts';

/** What a list says of a rubric without reading all of it. */
export type LibraryEntry = Pick<LibraryRubric, '_id' | 'scope' | 'updatedAt'> & { title: string };

/**
 * Every rubric that a person sees in a course and that holds all these words, wherever in its title, descriptions,
 * criteria and levels; the newest first.
 */
export async function listLibrary(
  db: Connection,
  tenancy: Tenancy,
  personId: string,
  words: readonly string[] = [],
): Promise<LibraryEntry[]> {
  const seen = seenBy(tenancy, personId);
  const found = await libraryRubricModel(db)
    .find({ $and: [seen, ...words.map(holds)] }, { scope: 1, updatedAt: 1, 'rubric.title': 1 })
    .hint(SHELF_INDEX)
    .sort({ updatedAt: -1, _id: 1 })
    .lean<(Omit<LibraryEntry, 'title'> & { rubric: { title: string } })[]>();
  return found.map(({ rubric, ...entry }) => ({ ...entry, title: rubric.title }));
}

/** These of the rubrics that a person sees in a course, in no order. */
export async function findInLibrary(
  db: Connection,
  tenancy: Tenancy,
  personId: string,
  ids: readonly string[],
): Promise<LibraryRubric[]> {
  return libraryRubricModel(db)
    .find({ _id: { $in: [...ids] }, ...seenBy(tenancy, personId) })
    .hint('_id_')
    .lean<LibraryRubric[]>();
}

/** One that this person may change, whether it stands or was taken out. */
export async function findOnOwnShelf(
  db: Connection,
  tenancy: Tenancy,
  personId: string,
  id: string,
): Promise<LibraryRubric | null> {
  return libraryRubricModel(db)
    .findOne({ _id: id, $or: ownShelves(tenancy, personId) })
    .hint('_id_')
    .lean<LibraryRubric>();
}

/** The site's rubrics, the newest first; for its admin. */
export async function listSiteRubrics(db: Connection): Promise<LibraryRubric[]> {
  return libraryRubricModel(db)
    .find({ ...SITE_SHELF, removedAt: null })
    .hint(SHELF_INDEX)
    .sort({ updatedAt: -1, _id: 1 })
    .lean<LibraryRubric[]>();
}

/** One of them, whether it stands or was taken out. */
export async function findSiteRubric(db: Connection, id: string): Promise<LibraryRubric | null> {
  return libraryRubricModel(db)
    .findOne({ ...SITE_SHELF, _id: id })
    .hint('_id_')
    .lean<LibraryRubric>();
}

/** Puts a rubric on its shelf; `full` when no more fit. Of two at the very same moment one more may fit. */
export async function keepLibraryRubric(db: Connection, kept: LibraryRubric): Promise<'kept' | 'full'> {
  if ((await countOnShelf(db, kept)) >= MOST_ON_SHELF) return 'full';
  const { _id, ...content } = kept;
  await resend(() => libraryRubricModel(db).updateOne({ _id }, { $setOnInsert: content }, { upsert: true }));
  return 'kept';
}

export type ShelfChange = { id: string; shelf: Shelf; seenAt: Date; rubric: Rubric; updatedAt: Date };

/** Writes over the version that was seen; false when there is another one by now, or none. */
export async function changeLibraryRubric(db: Connection, change: ShelfChange): Promise<boolean> {
  const { id, shelf, seenAt, rubric, updatedAt } = change;
  const standing = { ...placeOf(shelf), _id: id, removedAt: null };
  const write = () =>
    libraryRubricModel(db).updateOne({ ...standing, updatedAt: seenAt }, { $set: { rubric, updatedAt } });
  const { matchedCount } = await resend(write);
  // A write sent again after a lost answer meets its own document.
  return matchedCount === 1 || (await libraryRubricModel(db).exists({ ...standing, updatedAt, rubric })) !== null;
}

/** Takes a rubric out, or puts it back (null); false when there is none to do this with. */
export async function setRemoved(
  db: Connection,
  { id, shelf, removedAt }: { id: string; shelf: Shelf; removedAt: Date | null },
): Promise<boolean> {
  const standing = { ...placeOf(shelf), _id: id };
  const { matchedCount } = await resend(() => libraryRubricModel(db).updateOne(standing, { $set: { removedAt } }));
  return matchedCount === 1;
}

export async function countOnShelf(db: Connection, shelf: Shelf): Promise<number> {
  return libraryRubricModel(db).countDocuments({ ...placeOf(shelf), removedAt: null }, { hint: SHELF_INDEX });
}

/** Deletes what was taken out long ago, of everybody. */
export async function sweepRemovedRubrics(db: Connection, now: Date): Promise<void> {
  const before = new Date(now.getTime() - REMOVED_STAYS_DAYS * DAY_MS);
  await libraryRubricModel(db).deleteMany({ removedAt: { $type: 'date', $lt: before } }, { hint: 'removed' });
}

const DAY_MS = 86_400_000;
const SHELF_INDEX = 'shelf';

function seenBy(tenancy: Tenancy, personId: string) {
  return { $or: [...ownShelves(tenancy, personId), SITE_SHELF], removedAt: null };
}

function ownShelves(tenancy: Tenancy, personId: string): Shelf[] {
  const patron = { tenancy, personId };
  return [shelfOf(patron, 'personal'), shelfOf(patron, 'course')];
}

/** Only these fields, so that a wider object can never widen a query. */
function placeOf({ scope, platformId, courseId, ownerId }: Shelf): Shelf {
  return { scope, platformId, courseId, ownerId };
}

/** Looked for as it is, capitals aside. */
function holds(word: string) {
  const text = { $regex: word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), $options: 'i' };
  return { $or: SEARCHED.map((field) => ({ [`rubric.${field}`]: text })) };
}

const SEARCHED = [
  ...['title', 'description', 'criteria.title', 'criteria.description'],
  ...['criteria.levels.title', 'criteria.levels.descriptor'],
];
