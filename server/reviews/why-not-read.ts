import { AppError } from '../errors.ts';
import { whoReads, type ReaderDesk } from '../llm/choice/who-reads.ts';
import { noReadersOf } from '../submissions/decide-hand-in.ts';
import type { NoDraftReason, Submission } from '../submissions/submission.ts';

/** Why no reader gets a work that was queued for one: the student's wish, the work itself, what the site allows. */
export async function whyNotRead(desk: ReaderDesk, submission: Submission): Promise<NoDraftReason | null> {
  const { extraction, text } = submission.work;
  if (submission.teacherOnly) return 'teacher-only';
  if (extraction.status === 'failed') return extraction.reason;
  if (text.trim() === '') return 'empty';
  if (!/[\p{L}\p{N}\p{Sm}]/u.test(text)) return 'too-little'; // "…" or an emoji; "B" and "42" may be full answers
  return noReadersOf((await whoReads(desk, submission)).decision);
}

/** Whether a reading ended because it was forbidden on the way. */
export function isBarred(error: unknown): boolean {
  return error instanceof AppError && error.code === 'readers-not-allowed';
}
