import { Types, type Connection, type Model, type Query, type Schema } from 'mongoose';
import { resend } from '../database/resend.ts';

/** A document that changed since its acts were last put into a chain; the id is another one after every change. */
export type AuditOwed = { auditOwed?: Types.ObjectId };

/**
 * Makes every write of one of these fields leave the mark `auditOwed` in the same write, so that no decision can be
 * stored without it, whoever stores it; the collection needs the index `audit_owed` (migration 0240). `inserts`: a new
 * document is marked too.
 */
export function oweAudit(schema: Schema, fields: readonly string[], { inserts = false } = {}): void {
  schema.add({ auditOwed: Types.ObjectId });
  const watched = new Set(fields);
  schema.pre(['updateOne', 'updateMany', 'findOneAndUpdate'], function (this: Query<unknown, unknown>) {
    const update = this.getUpdate();
    if (update !== null) this.setUpdate(withMark(update, watched, inserts));
  });
}

function withMark(update: object, watched: ReadonlySet<string>, inserts: boolean): object {
  const mark = { auditOwed: new Types.ObjectId() };
  if (Array.isArray(update)) return [...(update as unknown[]), { $set: mark }];
  const { $setOnInsert = {}, $set = {}, ...rest } = update as Record<string, Record<string, unknown>>;
  const touched = [...Object.entries(rest), ['$set', $set] as const].flatMap(([name, given]) =>
    name.startsWith('$') ? Object.keys(given) : [name],
  );
  if (touched.some((path) => watched.has(path.split('.')[0] ?? ''))) return { ...update, $set: { ...$set, ...mark } };
  if (inserts && Object.keys($setOnInsert).length > 0) return { ...update, $setOnInsert: { ...$setOnInsert, ...mark } };
  return update;
}

type Owing = { _id: string } & AuditOwed;

/** Documents that owe their chain something, the longest waiting first. */
export async function listAuditOwed<T extends Owing>(
  model: Model<T>,
  projection: Record<string, 0 | 1>,
  most: number,
): Promise<T[]> {
  const find = () =>
    model
      .find({ auditOwed: { $exists: true } } as object, projection)
      .hint('audit_owed')
      .sort({ auditOwed: 1 })
      .limit(most)
      .lean<T[]>();
  return resend(find);
}

/** Takes the marks off again that were seen; a change since then left another one, and it stays. */
export async function settleAuditOwed(db: Connection, collection: string, seen: readonly Owing[]): Promise<void> {
  if (seen.length === 0) return;
  const operations = seen.flatMap(({ _id, auditOwed }) => (auditOwed ? [unmark(_id, auditOwed)] : []));
  await resend(() => db.collection<Owing>(collection).bulkWrite(operations, { ordered: false }));
}

function unmark(_id: string, auditOwed: Types.ObjectId) {
  return { updateOne: { filter: { _id, auditOwed }, update: { $unset: { auditOwed: 1 as const } } } };
}
