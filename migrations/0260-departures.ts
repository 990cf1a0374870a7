import type { mongo } from 'mongoose';

const WORK = { submissionIds: 1, at: 1 } as const;

/** What left the building: by the work it was about, by time for the site's own, and by the end of its words. */
export async function up(db: mongo.Db): Promise<void> {
  const departures = db.collection('departures');
  await departures.createIndex(WORK, { name: 'of_work' }, {});
  await departures.createIndex({ expiresAt: 1 }, { name: 'expired' }, {});
  await db.collection('departureParts').createIndex({ expiresAt: 1 }, { name: 'expired' }, {});
}

export async function down(db: mongo.Db): Promise<void> {
  for (const name of ['of_work', 'expired']) await db.collection('departures').dropIndex(name);
  await db.collection('departureParts').dropIndex('expired');
}
