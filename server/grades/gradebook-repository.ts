import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import { noJob, type Job } from '../jobs/job.ts';
import type { Tenancy } from '../tenancy.ts';
import { gradebookCellModel } from './gradebook-cell-model.ts';
import type { GradebookCell, WantedScore } from './gradebook-cell.ts';

export type CellKey = { tenancy: Tenancy; assignmentId: string; personId: string };

/** The id is made of what a cell stands for, so that two makers make the same one. */
export function cellId({ assignmentId, personId }: Omit<CellKey, 'tenancy'>): string {
  return `${assignmentId}/${personId}`;
}

/** Finds the cell or makes it, wanting nothing yet. */
export async function openCell(db: Connection, key: CellKey, sub: string, now: Date): Promise<GradebookCell> {
  const empty: GradebookCell = {
    _id: cellId(key),
    ...key.tenancy,
    assignmentId: key.assignmentId,
    personId: key.personId,
    sub,
    lineItemUrl: null,
    wanted: null,
    sent: null,
    lastTimestamp: null,
    job: noJob(now),
    trouble: null,
  };
  const { _id } = empty;
  await resend(() =>
    gradebookCellModel(db)
      .updateOne({ _id, ...key.tenancy }, { $setOnInsert: empty }, { upsert: true })
      .catch(madeMeanwhile),
  );
  return (await findCell(db, key)) ?? empty;
}

/** Two upserts at once: one of them may fail on the id, which says that the cell is there. */
function madeMeanwhile(error: unknown): void {
  if ((error as { code?: unknown }).code !== 11_000) throw error;
}

/**
 * Sets what a cell should hold and makes its delivery due, if it still wants what `seen` says; false when somebody
 * was first and the choice must be made again. A delivery under way loses its lease by it and stops before it sends,
 * or its score is overtaken by the later timestamp of this one.
 */
export async function wantScore(db: Connection, seen: GradebookCell, wanted: WantedScore, job: Job): Promise<boolean> {
  const before = seen.wanted
    ? { 'wanted.submissionId': seen.wanted.submissionId, 'wanted.release': seen.wanted.release }
    : { wanted: null };
  const written = await resend(() =>
    gradebookCellModel(db).updateOne({ _id: seen._id, ...before }, { $set: { wanted, job, trouble: null } }),
  );
  return written.matchedCount === 1;
}

/** Notes the timestamp about to be used, while the lease is still ours; false: stop, somebody else has the cell. */
export async function reserveTimestamp(
  db: Connection,
  held: GradebookCell,
  reserved: { timestamp: Date; lineItemUrl: string },
): Promise<boolean> {
  const { timestamp, lineItemUrl } = reserved;
  const ours: object = { _id: held._id, 'job.status': 'running', 'job.token': held.job.token };
  const written = await resend(() =>
    gradebookCellModel(db).updateOne(ours, { $set: { lastTimestamp: timestamp, lineItemUrl } }),
  );
  return written.matchedCount === 1;
}

/** Makes a delivery due again that ended in trouble, or that a person wants repeated. */
export async function sendAgain(db: Connection, tenancy: Tenancy, id: string, job: Job): Promise<boolean> {
  const idle: object = { _id: id, ...tenancy, wanted: { $ne: null }, 'job.status': { $in: ['none', 'dead'] } };
  const written = await resend(() => gradebookCellModel(db).updateOne(idle, { $set: { job, trouble: null } }));
  return written.matchedCount === 1;
}

export async function listCells(db: Connection, tenancy: Tenancy, assignmentId: string): Promise<GradebookCell[]> {
  return gradebookCellModel(db)
    .find({ ...tenancy, assignmentId })
    .lean<GradebookCell[]>();
}

async function findCell(db: Connection, key: CellKey): Promise<GradebookCell | null> {
  return gradebookCellModel(db)
    .findOne({ _id: cellId(key), ...key.tenancy })
    .lean<GradebookCell>();
}

/**
 * Cells that want another score than was sent, with nothing under way and no trouble told. No path of ours leaves one
 * so; the sweep looks all the same, across courses, because a lost score is what this product must not do.
 */
export async function findStrandedCells(db: Connection, most: number): Promise<GradebookCell[]> {
  return gradebookCellModel(db)
    .find({
      'job.status': 'none',
      trouble: null,
      wanted: { $ne: null },
      $expr: { $or: [differs('submissionId'), differs('release')] },
    })
    .limit(most)
    .lean<GradebookCell[]>();
}

function differs(field: keyof WantedScore): object {
  return { $ne: [`$wanted.${field}`, { $ifNull: [`$sent.${field}`, null] }] };
}
