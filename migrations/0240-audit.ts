import type { mongo } from 'mongoose';

/** The chains, and what owes them something. Decisions from before are put into them by the first sweeps. */
export async function up(db: mongo.Db): Promise<void> {
  for (const { collection, ...index } of INDEXES) await db.collection(collection).createIndexes([index]);
  for (const collection of OWING) {
    await db.collection(collection).createIndexes([{ key: { auditOwed: 1 }, name: 'audit_owed', ...OWED }]);
    const before = { auditOwed: { $exists: false }, state: { $ne: 'composing' } };
    await db.collection(collection).updateMany(before, { $currentDate: { auditOwed: true } });
  }
}

export async function down(db: mongo.Db): Promise<void> {
  for (const { collection, name } of INDEXES) await db.collection(collection).dropIndex(name);
  for (const collection of OWING) {
    await db.collection(collection).dropIndex('audit_owed');
    await db.collection(collection).updateMany({}, { $unset: { auditOwed: 1 } });
  }
}

const OWING = ['submissions', 'gradebookCells', 'assignments', 'extensions'];
const OWED = { partialFilterExpression: { auditOwed: { $exists: true } } };

const INDEXES = [
  { collection: 'auditEntries', key: { chain: 1, seq: 1 }, name: 'one_per_number', unique: true },
  { collection: 'auditEntries', key: { chain: 1, key: 1 }, name: 'one_per_key', unique: true },
  { collection: 'auditEntries', key: { at: 1, _id: 1 }, name: 'by_time' },
  { collection: 'auditEntries', key: { attempt: 1, seq: 1 }, name: 'by_attempt' },
  { collection: 'auditEntries', key: { subject: 1, at: 1 }, name: 'by_subject' },
  { collection: 'auditEntries', key: { actor: 1, at: 1 }, name: 'by_actor' },
  { collection: 'auditActs', key: { 'act.at': 1 }, name: 'by_time' },
] as const;
