import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Submission } from '../submissions/submission.ts';
import { isRunPaused } from './run-pause-repository.ts';

/** Why a draft job waits without having been tried, as a code for the words, and when to look again. */
export type PutOff = { reason: PutOffReason; until: Date };
export type PutOffReason = 'run-paused' | 'model-paused' | 'budget-reached' | 'price-unknown' | 'batch-waiting';

/** Before anything is read: the teacher may have paused the class, or the course. */
export async function putOffByTeacher(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { platformId, courseId, assignmentId }: Pick<Submission, 'platformId' | 'courseId' | 'assignmentId'>,
): Promise<PutOff | null> {
  if (!(await isRunPaused(db, { platformId, courseId, assignmentId }))) return null;
  return { reason: 'run-paused', until: later(clock.now(), LOOK_AGAIN_MS['run-paused']) };
}

/** After a failure: null when the work itself was tried, and the attempt counts. */
export function putOffByFailure(error: unknown, now: Date): PutOff | null {
  if (!(error instanceof AppError) || !isReason(error.code)) return null;
  const afterMs = Number(error.details.afterMs ?? LOOK_AGAIN_MS[error.code]);
  return { reason: error.code, until: later(now, afterMs) };
}

/** Resuming, or raising a budget, recalls such jobs at once; this is for what nobody tells us, as a new month. */
const LOOK_AGAIN_MS: Record<PutOffReason, number> = {
  'run-paused': 60_000,
  'model-paused': 30_000,
  'budget-reached': 5 * 60_000,
  'price-unknown': 5 * 60_000,
  'batch-waiting': 60_000,
};

/** All of them. */
export const PUT_OFF_REASONS = Object.keys(LOOK_AGAIN_MS) as PutOffReason[];

function isReason(code: string): code is PutOffReason {
  return code in LOOK_AGAIN_MS;
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
