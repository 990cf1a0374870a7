import type { mongo } from 'mongoose';

/** Attempts: one of each number per student, the teacher's queue, the draft job, and what is due for release. */
export async function up(db: mongo.Db): Promise<void> {
  const submissions = db.collection('submissions');
  const attempt = { platformId: 1, courseId: 1, assignmentId: 1, personId: 1, attempt: 1 } as const;
  await submissions.createIndex(attempt, { name: 'one_per_attempt', unique: true }, {});
  const queue = { platformId: 1, courseId: 1, assignmentId: 1, state: 1, submittedAt: 1 } as const;
  await submissions.createIndex(queue, { name: 'by_state' }, {});
  const claim = { 'job.status': 1, 'job.priority': 1, 'job.rank': 1, 'job.runAt': 1 } as const;
  await submissions.createIndex(claim, { name: 'job_claim' }, {});
  await submissions.createIndex({ courseId: 1, 'job.status': 1 }, { name: 'job_rank' }, {});
  await submissions.createIndex({ state: 1, 'release.dueAt': 1 }, { name: 'release_due' }, {});
  await db
    .collection('originals.chunks')
    .createIndex({ files_id: 1, n: 1 }, { name: 'files_id_1_n_1', unique: true }, {});
  await db
    .collection('originals.files')
    .createIndex({ filename: 1, uploadDate: 1 }, { name: 'filename_1_uploadDate_1' }, {});
}

/** The originals themselves stay. */
export async function down(db: mongo.Db): Promise<void> {
  for (const name of ['one_per_attempt', 'by_state', 'job_claim', 'job_rank', 'release_due'])
    await db.collection('submissions').dropIndex(name);
  await db.collection('originals.chunks').dropIndex('files_id_1_n_1');
  await db.collection('originals.files').dropIndex('filename_1_uploadDate_1');
}
