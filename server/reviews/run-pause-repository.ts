import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { Tenancy } from '../tenancy.ts';
import { runPauseModel } from './run-pause-model.ts';
import type { RunPause } from './run-pause.ts';

export async function findRunPause(db: Connection, tenancy: Tenancy, assignmentId: string): Promise<RunPause | null> {
  return runPauseModel(db).findOne(pauseOf(tenancy, assignmentId)).lean<RunPause>();
}

/** Pauses; an earlier pause stays as it is, with the name of who was first. */
export async function keepRunPause(db: Connection, pause: RunPause): Promise<void> {
  const { _id, ...fields } = pause;
  await resend(() => runPauseModel(db).updateOne({ _id }, { $setOnInsert: fields }, { upsert: true }).catch(isThere));
}

export async function endRunPause(db: Connection, tenancy: Tenancy, assignmentId: string): Promise<void> {
  await resend(() => runPauseModel(db).deleteOne(pauseOf(tenancy, assignmentId)));
}

function pauseOf({ platformId, courseId }: Tenancy, assignmentId: string): Partial<RunPause> {
  return { _id: assignmentId, platformId, courseId };
}

/** Two pauses at once: the other one won. */
function isThere(error: unknown): void {
  if ((error as { code?: unknown }).code !== 11_000) throw error;
}
