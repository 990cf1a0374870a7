import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import { runPauseModel } from './run-pause-model.ts';
import type { RunPause, RunScope } from './run-pause.ts';

/** The pause of just this scope. */
export async function findRunPause(db: Connection, scope: RunScope): Promise<RunPause | null> {
  return runPauseModel(db).findOne(pauseOf(scope)).lean<RunPause>();
}

/** Whether an assignment's work waits: for its own pause, or for its course's. */
export async function isRunPaused(db: Connection, scope: RunScope): Promise<boolean> {
  const { platformId, courseId } = scope;
  const ids = [pauseId(scope), pauseId({ platformId, courseId, assignmentId: null })];
  return (await runPauseModel(db).exists({ _id: { $in: ids }, platformId, courseId })) !== null;
}

/** The assignments of a course that are paused each on their own. Only pauses that stand are stored: a handful. */
export async function listPausedOf(db: Connection, { platformId, courseId }: RunScope): Promise<string[]> {
  const others = { $ne: pauseId({ platformId, courseId, assignmentId: null }) };
  const found = await runPauseModel(db)
    .find({ _id: others, platformId, courseId }, { _id: 1 })
    .lean<Pick<RunPause, '_id'>[]>();
  return found.map(({ _id }) => _id);
}

/** Pauses; an earlier pause stays as it is, with the name of who was first. */
export async function keepRunPause(
  db: Connection,
  scope: RunScope,
  who: Pick<RunPause, 'by' | 'byName' | 'at'>,
): Promise<void> {
  const { _id, ...where } = pauseOf(scope);
  const fields = { ...where, ...who };
  await resend(() => runPauseModel(db).updateOne({ _id }, { $setOnInsert: fields }, { upsert: true }).catch(isThere));
}

export async function endRunPause(db: Connection, scope: RunScope): Promise<void> {
  await resend(() => runPauseModel(db).deleteOne(pauseOf(scope)));
}

function pauseOf(scope: RunScope): Pick<RunPause, '_id' | 'platformId' | 'courseId'> {
  const { platformId, courseId } = scope;
  return { _id: pauseId(scope), platformId, courseId };
}

/** No assignment's id has a blank in it. */
function pauseId({ platformId, courseId, assignmentId }: RunScope): string {
  return assignmentId ?? `course ${platformId} ${courseId}`;
}

/** Two pauses at once: the other one won. */
function isThere(error: unknown): void {
  if ((error as { code?: unknown }).code !== 11_000) throw error;
}
