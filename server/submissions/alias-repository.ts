import { randomInt } from 'node:crypto';
import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import { AppError } from '../errors.ts';
import { resend } from '../database/resend.ts';
import type { Tenancy } from '../tenancy.ts';

/** What a student is called in one assignment while names are hidden. */
type Alias = Tenancy & { _id: string; assignmentId: string; personId: string; number: number };

/**
 * The numbers of these people in an assignment, drawn now for whoever has none. A number is drawn at random and kept,
 * never counted or computed: it tells nothing of names, of the roster, or of who handed in when, and no list of ids
 * leads to it.
 */
export async function drawAliases(
  db: Connection,
  tenancy: Tenancy,
  assignmentId: string,
  personIds: readonly string[],
): Promise<Map<string, number>> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const known = await findAliases(db, tenancy, assignmentId, personIds);
    const missing = personIds.filter((id) => !known.has(id));
    if (missing.length === 0) return known;
    await insertAliases(db, tenancy, assignmentId, missing);
  }
  throw new AppError('database-away', { status: 503 });
}

/** Each try loses only to whoever drew at the same moment. */
const MOST_TRIES = 20;

/** Whose number it is, of this assignment. */
export async function findByAlias(
  db: Connection,
  tenancy: Tenancy,
  assignmentId: string,
  number: number,
): Promise<string | null> {
  const found = await aliasModel(db)
    .findOne({ ...own(tenancy), assignmentId, number })
    .lean<Alias>();
  return found?.personId ?? null;
}

async function findAliases(db: Connection, tenancy: Tenancy, assignmentId: string, personIds: readonly string[]) {
  const ids = personIds.map((personId) => idOf(assignmentId, personId));
  const found = await aliasModel(db)
    .find({ ...own(tenancy), _id: { $in: ids } })
    .hint('_id_')
    .lean<Alias[]>();
  return new Map(found.map(({ personId, number }) => [personId, number]));
}

async function insertAliases(db: Connection, tenancy: Tenancy, assignmentId: string, personIds: readonly string[]) {
  const taken = new Set<number>(await aliasModel(db).distinct('number', { ...own(tenancy), assignmentId }));
  const aliases = personIds.map((personId): Alias => {
    const number = drawNumber(taken, taken.size + personIds.length);
    taken.add(number);
    return { _id: idOf(assignmentId, personId), ...own(tenancy), assignmentId, personId, number };
  });
  await resend(() => aliasModel(db).insertMany(aliases, { ordered: false }).catch(drawnMeanwhile));
}

/** Three digits, or as many as leave at least half of the numbers free. */
function drawNumber(taken: ReadonlySet<number>, people: number): number {
  const from = 10 ** Math.max(2, Math.ceil(Math.log10((2 * people) / 9)));
  const number = randomInt(from, 10 * from);
  return taken.has(number) ? drawNumber(taken, people) : number;
}

/** Somebody drew the same number, or for the same person: what stands is read again. */
function drawnMeanwhile(error: unknown): void {
  if ((error as { code?: unknown }).code !== 11_000) throw error;
}

function idOf(assignmentId: string, personId: string): string {
  return `${assignmentId}/${personId}`;
}

function own({ platformId, courseId }: Tenancy): Tenancy {
  return { platformId, courseId };
}

function aliasModel(db: Connection): Model<Alias> {
  return collectionModel(db, 'Alias', schema, 'aliases');
}

const schema = new Schema<Alias>(
  { _id: String, platformId: String, courseId: String, assignmentId: String, personId: String, number: Number },
  { versionKey: false, autoIndex: false },
);
