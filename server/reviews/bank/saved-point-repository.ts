import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../../database/collection-model.ts';
import { resend } from '../../database/resend.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import type { Tenancy } from '../../tenancy.ts';
import type { LooksFor, SavedPoint } from './saved-point.ts';
import { MOST_PER_CRITERION, MOST_WORDS } from './saved-point.ts';

/** The saved points of a course for every criterion of a rubric, in whatever version it was. */
export async function findForRubric(db: Connection, tenancy: Tenancy, { id, criteria }: Rubric): Promise<SavedPoint[]> {
  const criterionId = { $in: criteria.map((criterion) => criterion.id) };
  return savedPointModel(db)
    .find({ ...own(tenancy), rubricId: id, criterionId })
    .hint('one_per_wording')
    .limit(MOST_PER_CRITERION * criteria.length)
    .lean<SavedPoint[]>();
}

export async function findSavedPoint(db: Connection, tenancy: Tenancy, id: string): Promise<SavedPoint | null> {
  return savedPointModel(db)
    .findOne({ ...own(tenancy), _id: id })
    .lean<SavedPoint>();
}

export type BankFilter = { criterion: { rubricId: string; criterionId: string } | null; q: string | null };

/** A page of a course's bank, by criterion and use, and how many there are; `q` is looked for as it is, capitals aside. */
export async function listBank(
  db: Connection,
  tenancy: Tenancy,
  { filter, skip, limit }: { filter: BankFilter; skip: number; limit: number },
): Promise<{ points: SavedPoint[]; count: number }> {
  const holds = { $regex: (filter.q ?? '').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), $options: 'i' };
  const searched = filter.q === null ? {} : { $or: [{ text: holds }, { 'looksFor.words': holds }] };
  const wanted = { ...own(tenancy), ...filter.criterion, ...searched };
  const points = await savedPointModel(db)
    .find(wanted)
    .hint('one_per_wording')
    .sort({ criterionTitle: 1, uses: -1, createdAt: -1, _id: 1 })
    .skip(skip)
    .limit(limit)
    .lean<SavedPoint[]>();
  const count = await savedPointModel(db).countDocuments(wanted, { hint: 'one_per_wording' });
  return { points, count };
}

export type BankCriterion = { rubricId: string; criterionId: string; title: string; count: number };

/** The criteria that a course has saved points for, by title. */
export async function listBankCriteria(db: Connection, tenancy: Tenancy): Promise<BankCriterion[]> {
  const found = await savedPointModel(db).aggregate<{
    _id: Pick<BankCriterion, 'rubricId' | 'criterionId'>;
    title: string;
    count: number;
  }>([
    { $match: own(tenancy) },
    {
      $group: {
        _id: { rubricId: '$rubricId', criterionId: '$criterionId' },
        title: { $max: '$criterionTitle' },
        count: { $sum: 1 },
      },
    },
    { $sort: { title: 1, _id: 1 } },
  ]);
  return found.map(({ _id, title, count }) => ({ ..._id, title, count }));
}

/**
 * Keeps a point. `known`: its criterion has these words already; `widened`: so it has, and now looks for the new one's
 * words too; `full`: there are as many as there may be. Two that are kept at the very same moment may make one more.
 */
export async function keepSavedPoint(
  db: Connection,
  point: SavedPoint,
): Promise<'kept' | 'known' | 'widened' | 'full'> {
  const { platformId, courseId, rubricId, criterionId, wording } = point;
  const criterion = { platformId, courseId, rubricId, criterionId };
  const standing = await savedPointModel(db)
    .find(criterion, { wording: 1 })
    .hint('one_per_wording')
    .lean<{ wording: string }[]>();
  const known = standing.some((one) => one.wording === wording);
  if (!known && standing.length >= MOST_PER_CRITERION) return 'full';
  const put = () => savedPointModel(db).updateOne({ ...criterion, wording }, { $setOnInsert: point }, { upsert: true });
  await resend(() => put().catch(madeMeanwhile));
  // A write sent again after a lost answer meets its own document.
  if (await savedPointModel(db).exists({ _id: point._id })) return 'kept';
  return (await addWords(db, { ...criterion, wording }, point.looksFor)) ? 'widened' : 'known';
}

async function addWords(db: Connection, one: object, { kind, words }: LooksFor): Promise<boolean> {
  if (words.length === 0) return false;
  const room = { [`looksFor.words.${MOST_WORDS - words.length}`]: { $exists: false } };
  const add = { $addToSet: { 'looksFor.words': { $each: words } }, $inc: { version: 1 } };
  await savedPointModel(db).updateOne({ ...one, 'looksFor.words': { $size: 0 } }, { $set: { 'looksFor.kind': kind } });
  const added = await savedPointModel(db).updateOne({ ...one, 'looksFor.kind': kind, ...room }, add);
  return added.matchedCount === 1;
}

type SavedChange = Pick<
  SavedPoint,
  'text' | 'wording' | 'kind' | 'looksFor' | 'editedBy' | 'editedByName' | 'updatedAt'
>;

/** Writes over the version that was seen. `same-words`: another point of the criterion says this already. */
export async function changeSavedPoint(
  db: Connection,
  tenancy: Tenancy,
  { id, version, change }: { id: string; version: number; change: SavedChange },
): Promise<'changed' | 'not-this-version' | 'same-words'> {
  const seen = { ...own(tenancy), _id: id, version };
  const write = () => savedPointModel(db).updateOne(seen, { $set: change, $inc: { version: 1 } });
  try {
    const { matchedCount } = await resend(write);
    if (matchedCount === 1) return 'changed';
  } catch (error) {
    if (isTaken(error)) return 'same-words';
    throw error;
  }
  const mine = {
    ...own(tenancy),
    _id: id,
    version: version + 1,
    editedBy: change.editedBy,
    updatedAt: change.updatedAt,
  };
  return (await savedPointModel(db).exists(mine)) ? 'changed' : 'not-this-version';
}

/** Counts one use; a use that is lost in a crash is no harm. */
export async function countUse(db: Connection, tenancy: Tenancy, id: string, now: Date): Promise<void> {
  await savedPointModel(db).updateOne({ ...own(tenancy), _id: id }, { $inc: { uses: 1 }, $set: { usedAt: now } });
}

/** One that is gone already stays gone. */
export async function removeSavedPoint(db: Connection, tenancy: Tenancy, id: string): Promise<void> {
  await resend(() => savedPointModel(db).deleteOne({ ...own(tenancy), _id: id }));
}

function savedPointModel(db: Connection): Model<SavedPoint> {
  return collectionModel(db, 'SavedPoint', schema, 'savedPoints');
}

const schema = new Schema<SavedPoint>(
  {
    ...{ _id: String, platformId: String, courseId: String, rubricId: String, criterionId: String },
    ...{ criterionTitle: String, kind: String, text: String, wording: String, language: String },
    ...{ looksFor: Schema.Types.Mixed, createdBy: String, createdByName: String, createdAt: Date },
    ...{ editedBy: String, editedByName: String, updatedAt: Date, version: Number, uses: Number, usedAt: Date },
  },
  { versionKey: false, autoIndex: false, minimize: false },
);

function own({ platformId, courseId }: Tenancy): Tenancy {
  return { platformId, courseId };
}

/** Two upserts at once: the other one has the same words. */
function madeMeanwhile(error: unknown): void {
  if (!isTaken(error)) throw error;
}

function isTaken(error: unknown): boolean {
  return (error as { code?: unknown }).code === 11_000;
}
