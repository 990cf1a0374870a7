import type { mongo } from 'mongoose';

/** Originals whose owner nobody has looked for yet, and the work that a file belongs to. */
export async function up(db: mongo.Db): Promise<void> {
  const unchecked = { 'metadata.checked': 1, uploadDate: 1 } as const;
  await db.collection('originals.files').createIndex(unchecked, { name: 'by_check' }, {});
  const byFile = { name: 'by_file', partialFilterExpression: { 'work.file.fileId': { $type: 'string' } } };
  await db.collection('submissions').createIndex({ 'work.file.fileId': 1 }, byFile, {});
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('originals.files').dropIndex('by_check');
  await db.collection('submissions').dropIndex('by_file');
}
