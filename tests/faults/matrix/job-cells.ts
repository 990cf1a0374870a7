import type { Cell } from './cell.ts';
import { classCell } from './class-cell.ts';
import { again } from './disturbances.ts';
import type { Rig } from './rig.ts';

const LEASED = ['submissions', 'gradebookCells'] as const;

/** Leases end while their holder works on: every job may be run by two at once. */
const endLeases = again(async ({ direct }) => {
  for (const name of LEASED)
    await direct.connection
      .collection(name)
      .updateMany({ 'job.status': 'running' }, { $set: { 'job.until': new Date(0) } });
}, 400);

/** What is done is to be done once more. */
const repeatScores = again(async (rig) => {
  const cell = await oneOf(rig, 'gradebookCells', { 'job.status': 'none', sent: { $ne: null } });
  const again = { 'job.status': 'waiting', 'job.runAt': new Date(0), 'job.attempts': 0, 'job.token': null };
  if (cell) await rig.direct.connection.collection('gradebookCells').updateOne({ _id: cell }, { $set: again });
}, 300);

/** Whatever waits is put into another order, ahead of its time too. */
const shuffle = again(async (rig) => {
  for (const name of LEASED) {
    const id = await oneOf(rig, name, { 'job.status': 'waiting' });
    const place = { 'job.rank': Math.floor(rig.random() * 9), 'job.runAt': new Date(Math.floor(rig.random() * 1e12)) };
    if (id)
      await rig.direct.connection.collection(name).updateOne({ _id: id, 'job.status': 'waiting' }, { $set: place });
  }
}, 60);

async function oneOf({ direct, random }: Rig, name: string, filter: object) {
  const found = await direct.connection
    .collection(name)
    .find(filter, { projection: { _id: 1 } })
    .toArray();
  return found[Math.floor(random() * found.length)]?._id;
}

/** Fewer times than a job has attempts. */
const workerKilled = again((rig) => rig.replaceWorker(), 3_000, 4);

export const jobDisturbances = [endLeases, repeatScores, shuffle];

export const jobCells: readonly Cell[] = [
  classCell({ kind: 'jobs', name: 'leases-end' }, { disturb: endLeases, mayGiveUp: true }),
  classCell({ kind: 'jobs', name: 'scores-repeated' }, { disturb: repeatScores, afterApprovalMs: 8_000 }),
  classCell({ kind: 'jobs', name: 'reordered' }, { disturb: shuffle }),
  classCell({ kind: 'jobs', name: 'worker-killed' }, { disturb: workerKilled, mayGiveUp: true }),
];
