import { join } from 'node:path';
import { connectDatabase } from '../../server/database/connect-database.ts';
import type { GradeDocument, ReceivedScoreDocument } from '../../server/demo/lms/lms-documents.ts';
import type { GradebookCell } from '../../server/grades/gradebook-cell.ts';
import { createLogger } from '../../server/logger.ts';
import type { Submission } from '../../server/submissions/submission.ts';

/** What a run of the demo lost or contradicts, from its summary line and from both sites' own databases. */
export async function findLosses(data: string, out: string): Promise<string[]> {
  const summary = readSummary(out);
  if (summary === null) return ['no summary line'];
  const work = await readAll<Submission>(join(data, 'tool'), undefined, 'submissions');
  const received = await readAll<ReceivedScoreDocument>(join(data, 'lms'), 'demo-lms', 'receivedScores');
  const grades = await readAll<GradeDocument>(join(data, 'lms'), 'demo-lms', 'grades');
  const cells = await readAll<GradebookCell>(join(data, 'tool'), undefined, 'gradebookCells');
  return [
    ...summaryLosses(summary),
    ...workLosses(work, summary),
    ...scoreLosses(received, grades, summary),
    ...valueLosses(work, cells, received),
  ];
}

type Summary = Record<'submissions' | 'drafted' | 'needsPerson' | 'approved' | 'scoresInGradebook', number>;

function readSummary(out: string): Summary | null {
  try {
    return JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Summary;
  } catch {
    return null;
  }
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
function workLosses(work: readonly Submission[], summary: Summary): string[] {
  const losses: string[] = [];
  if (work.length !== summary.submissions) losses.push(`${work.length} submissions stored of ${summary.submissions}`);
  for (const { _id, state, job } of work) {
    if (state !== 'with-teacher' && state !== 'released') losses.push(`${_id} is left ${state}`);
    if (job.status !== 'none') losses.push(`${_id} has a job left ${job.status}: ${String(job.error)}`);
  }
  return losses;
}

/** A score may arrive more than once after a crash, but never with two values, and none may be missing. */
function scoreLosses(
  received: readonly ReceivedScoreDocument[],
  grades: readonly GradeDocument[],
  s: Summary,
): string[] {
  const values = new Map<string, Set<string>>();
  for (const score of received) {
    const { scoreGiven, scoreMaximum, comment } = score.body as Record<string, unknown>;
    const cell = `${score.lineItemId}/${String(score.userId)}`;
    const value = JSON.stringify([scoreGiven, scoreMaximum, comment]);
    values.set(cell, (values.get(cell) ?? new Set()).add(value));
  }
  const twice = [...values].filter(([, seen]) => seen.size > 1).map(([cell]) => `${cell} was sent different values`);
  const kept = grades.filter((grade) => grade.score !== null).length;
  return kept === s.approved ? twice : [...twice, `${kept} grades kept by the LMS of ${s.approved} approved`];
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

async function readAll<T extends object>(dataDir: string, name: string | undefined, collection: string): Promise<T[]> {
  const settings = { mongodbUri: null, dataDir, ...(name === undefined ? {} : { name }) };
  const database = await connectDatabase(settings, createLogger('silent'));
  try {
    return await database.connection.collection(collection).find<T>({}).toArray();
  } finally {
    await database.close();
  }
}
