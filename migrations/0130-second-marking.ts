import type { mongo } from 'mongoose';

/** Works with two markers, found for the queue and the figures; and the threads of notes that only teachers read. */
export async function up(db: mongo.Db): Promise<void> {
  await db
    .collection('submissions')
    .createIndex(
      { platformId: 1, courseId: 1, assignmentId: 1, 'second.at': 1 },
      { name: 'second_marking', partialFilterExpression: { 'second.at': { $exists: true } } },
      {},
    );
  const thread = { platformId: 1, courseId: 1, assignmentId: 1, personId: 1, at: 1 } as const;
  await db.collection('markerNotes').createIndex(thread, { name: 'note_threads' }, {});
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('submissions').dropIndex('second_marking');
  await db.collection('markerNotes').drop();
}
