import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import { noJob, type Job } from '../jobs/job.ts';
import type { Tenancy } from '../tenancy.ts';
import { gradebookCellModel } from './gradebook-cell-model.ts';
import type { CommentNote, GradebookCell, Marks, WantedScore } from './gradebook-cell.ts';

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
    commentNote: null,
    tried: [],
    forced: false,
    lastAnswer: null,
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
 * was first and the choice must be made again. `restored`: it may have arrived before the site was restored. A delivery
 * under way loses its lease by it and stops before it sends, or its score is overtaken by the later timestamp of this
 * one.
 */
export async function wantScore(
  db: Connection,
  seen: GradebookCell,
  { wanted, job, restored }: { wanted: WantedScore; job: Job; restored: boolean },
): Promise<boolean> {
  const before = seen.wanted
    ? { 'wanted.submissionId': seen.wanted.submissionId, 'wanted.release': seen.wanted.release }
    : { wanted: null };
  const written = await resend(() =>
    gradebookCellModel(db).updateOne(
      { _id: seen._id, ...before },
      {
        $set: {
          ...{ wanted, wantedAt: job.runAt, job, ...DUE_ANEW, restored },
          ...(restored ? { commentNote: inDoubt(wanted) } : {}),
        },
      },
    ),
  );
  return written.matchedCount === 1;
}

const DUE_ANEW = { scoreDue: true, forced: false, lastAnswer: null, trouble: null } as const;

/** Its comment may stand in the gradebook, so that it is looked for and never told twice. */
function inDoubt({ submissionId, release }: WantedScore): CommentNote {
  return { submissionId, release, is: 'unsure' };
}

/**
 * Notes what is about to be sent, while the lease is still ours: time, marks, and that the comment may stand from now
 * on. False: stop, somebody else has the cell.
 */
export async function reserveTimestamp(
  db: Connection,
  held: GradebookCell,
  reserved: Pick<GradebookCell, 'messages'> & {
    timestamp: Date;
    lineItemUrl: string;
    commentNote: CommentNote | null;
    marks: Marks;
  },
): Promise<boolean> {
  const { timestamp, marks, ...facts } = reserved;
  const change = { $set: { lastTimestamp: timestamp, ...facts }, $addToSet: { tried: marks } };
  const written = await resend(() => gradebookCellModel(db).updateOne(ours(held), change));
  return written.matchedCount === 1;
}

/** Notes how an attempt that must be repeated went, while the lease is still ours. */
export async function noteAttempt(
  db: Connection,
  held: GradebookCell,
  told: Pick<GradebookCell, 'commentNote' | 'lastAnswer' | 'messages'>,
): Promise<void> {
  await resend(() => gradebookCellModel(db).updateOne(ours(held), { $set: told }));
}

function ours(held: GradebookCell): object {
  return { _id: held._id, 'job.status': 'running', 'job.token': held.job.token };
}

/**
 * Makes a delivery due again that ended in trouble, or that a person wants repeated. After `overridden` it is forced:
 * whoever asks has been told that the gradebook shows another mark. `comment`: it goes along even if it may stand there
 * already. False when there is nothing to send or a delivery is under way.
 */
export async function sendAgain(
  db: Connection,
  tenancy: Tenancy,
  id: string,
  { job, comment }: { job: Job; comment: boolean },
): Promise<boolean> {
  const idle = { _id: id, ...tenancy, wanted: { $ne: null }, 'job.status': { $in: ['none', 'dead'] } };
  const set = { job, scoreDue: true, trouble: null, restored: false, ...(comment ? { commentNote: null } : {}) };
  const write = async (trouble: object, forced: boolean) => {
    const filter: object = { ...idle, ...trouble };
    const written = await resend(() => gradebookCellModel(db).updateOne(filter, { $set: { ...set, forced } }));
    return written.matchedCount === 1;
  };
  return (await write({ trouble: 'overridden' }, true)) || write({ trouble: { $ne: 'overridden' } }, false);
}

/** The cells of these works, as many as there are. */
export async function listCells(
  db: Connection,
  tenancy: Tenancy,
  works: readonly Parameters<typeof cellId>[0][],
): Promise<GradebookCell[]> {
  return gradebookCellModel(db)
    .find({ ...tenancy, _id: { $in: works.map(cellId) } })
    .lean<GradebookCell[]>();
}

/** How many students' marks of an assignment the gradebook was sent. */
export async function countSent(db: Connection, tenancy: Tenancy, assignmentId: string): Promise<number> {
  const { platformId, courseId } = tenancy;
  const sent = { platformId, courseId, assignmentId, sent: { $ne: null } };
  return gradebookCellModel(db).countDocuments(sent).hint('one_per_cell');
}

/** Ids of the works whose score a person must look after; of one assignment, or (null) of the course. */
export async function listTroubled(db: Connection, tenancy: Tenancy, assignmentId: string | null): Promise<string[]> {
  const where = assignmentId === null ? tenancy : { ...tenancy, assignmentId };
  const cells = await gradebookCellModel(db)
    .find({ ...where, ...TROUBLED }, { 'wanted.submissionId': 1 })
    .lean<Pick<GradebookCell, 'wanted'>[]>();
  return cells.flatMap(({ wanted }) => wanted?.submissionId ?? []);
}

/** Cells with a score that a person must look after; a test person's marks are meant to stay here. */
export const TROUBLED = { trouble: { $gt: '', $ne: 'test-user' }, wanted: { $ne: null } } as const;

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
