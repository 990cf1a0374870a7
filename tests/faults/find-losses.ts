import type { Connection } from 'mongoose';
import type { AuditServices } from '../../server/audit/append-acts.ts';
import type { GradeDocument, ReceivedScoreDocument } from '../../server/demo/lms/lms-documents.ts';
import type { Summary } from '../../server/demo/summary.ts';
import type { GradebookCell } from '../../server/grades/gradebook-cell.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { auditLosses } from './audit-losses.ts';

/** Both sites' own databases, after a run. */
export type Left = { tool: AuditServices; lms: Connection };

/**
 * What a run lost or contradicts: work missing, doubled or stuck; scores missing, doubled, out of order or of another
 * value; something released without an approval on record; an audit chain that does not hold. `mayGiveUp`: the readers may have
 * given a work up, which then must lie with the teacher.
 */
export async function findLosses(
  { tool, lms }: Left,
  summary: Summary | null,
  { mayGiveUp = false } = {},
): Promise<string[]> {
  if (summary === null) return ['no summary line'];
  const work = await readAll<Submission>(tool.db, 'submissions');
  const received = await readAll<ReceivedScoreDocument>(lms, 'receivedScores');
  const grades = await readAll<GradeDocument>(lms, 'grades');
  const cells = await readAll<GradebookCell>(tool.db, 'gradebookCells');
  return [
    ...summaryLosses(summary),
    ...workLosses(work, summary, mayGiveUp),
    ...approvalLosses(work),
    ...scoreLosses(received, grades, summary),
    ...valueLosses(work, cells, received),
    ...(await auditLosses(tool)),
  ];
}

function summaryLosses(s: Summary): string[] {
  const losses: string[] = [];
  if (s.drafted + s.needsPerson !== s.submissions) losses.push('drafted + needsPerson is not submissions');
  if (s.approved === 0) losses.push('nothing was approved');
  if (s.scoresInGradebook !== s.approved)
    losses.push(`${s.approved} approved, ${s.scoresInGradebook} in the gradebook`);
  return losses;
}

/** Nobody's work may be missing, twice there, or stuck on the way. */
function workLosses(work: readonly Submission[], summary: Summary, mayGiveUp: boolean): string[] {
  const losses: string[] = [];
  if (work.length !== summary.submissions) losses.push(`${work.length} submissions stored of ${summary.submissions}`);
  for (const { _id, state, job } of work) {
    if (state !== 'with-teacher' && state !== 'released') losses.push(`${_id} is left ${state}`);
    const ended = job.status === 'none' || (mayGiveUp && job.status === 'dead' && state === 'with-teacher');
    if (!ended) losses.push(`${_id} has a job left ${job.status}: ${String(job.error)}`);
  }
  return losses;
}

/** What is out is what a person's recorded approval froze. */
function approvalLosses(work: readonly Submission[]): string[] {
  return work.flatMap(({ _id, release, decisions }) => {
    if (!release?.releasedAt) return [];
    const { number, marks, approvedBy } = release;
    const same = decisions.some(
      ({ kind, by, approved }) =>
        kind === 'approve' && by === approvedBy && approved?.release === number && approved.marks === marks,
    );
    return same ? [] : [`${_id} is released, and no approval of it is on record`];
  });
}

/** A score may arrive more than once after a crash, but never with two values or an older time, and none may be missing. */
function scoreLosses(
  received: readonly ReceivedScoreDocument[],
  grades: readonly GradeDocument[],
  s: Summary,
): string[] {
  const byCell = Map.groupBy(received, ({ lineItemId, userId }) => `${lineItemId}/${String(userId)}`);
  const kept = grades.filter((grade) => grade.score !== null).length;
  const missing = kept === s.approved ? [] : [`${kept} grades kept by the LMS of ${s.approved} approved`];
  return [...[...byCell].flatMap(([cell, scores]) => cellLosses(cell, scores)), ...missing];
}

function cellLosses(cell: string, scores: readonly ReceivedScoreDocument[]): string[] {
  const bodies = scores.map(({ body }) => body as Record<string, unknown>);
  const values = new Set(
    bodies.map(({ scoreGiven, scoreMaximum, comment }) => JSON.stringify([scoreGiven, scoreMaximum, comment])),
  );
  const times = bodies.map(({ timestamp }) => Date.parse(String(timestamp)));
  const disordered = times.some((time, at) => at > 0 && !(time > (times[at - 1] ?? 0)));
  return [
    ...(values.size > 1 ? [`${cell} was sent different values: ${[...values].join(' ')}`] : []),
    ...(disordered ? [`${cell} was sent times out of order: ${times.join(', ')}`] : []),
  ];
}

/** What was approved is what the cell wants, says it sent, and what the LMS got from us. */
function valueLosses(
  work: readonly Submission[],
  cells: readonly GradebookCell[],
  received: readonly ReceivedScoreDocument[],
): string[] {
  const approved = new Map(work.map(({ _id, state, release }) => [_id, state === 'released' ? release?.marks : null]));
  return cells.flatMap((cell) => {
    const marks = approved.get(cell.wanted?.submissionId ?? '');
    const values = [cell.wanted?.scoreGiven, cell.sent?.scoreGiven, ...valuesReceived(received, cell)];
    const right = typeof marks === 'number' && values.length > 2 && values.every((value) => value === marks);
    return right ? [] : [`${cell._id}: approved ${marks}, but wanted, sent and received are ${values.join(', ')}`];
  });
}

/** One student has a cell per assignment; the comment, with its quotes and levels, tells which one a score was for. */
function valuesReceived(received: readonly ReceivedScoreDocument[], { sub, sent }: GradebookCell): unknown[] {
  const bodies = received.filter((score) => score.userId === sub).map(({ body }) => body as Record<string, unknown>);
  return bodies.filter(({ comment }) => comment === sent?.comment).map(({ scoreGiven }) => scoreGiven);
}

async function readAll<T extends object>(db: Connection, collection: string): Promise<T[]> {
  return db.collection(collection).find<T>({}).sort({ _id: 1 }).toArray();
}
