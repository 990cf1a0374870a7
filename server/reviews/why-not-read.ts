import { AppError } from '../errors.ts';
import { requireReaders, whoReads, type ReaderDesk } from '../llm/choice/who-reads.ts';
import { noReadersOf } from '../submissions/decide-hand-in.ts';
import { findNever } from '../submissions/never/never-repository.ts';
import type { Submission } from '../submissions/submission.ts';
import type { NoDraftReason } from '../submissions/work.ts';

/** Why no reader gets a work that was queued for one: the student's wish, the work itself, what the site allows. */
export async function whyNotRead(desk: ReaderDesk, submission: Submission): Promise<NoDraftReason | null> {
  const { extraction, text } = submission.work;
  if (submission.teacherOnly || (await findNever(desk.db, submission))) return 'teacher-only';
  if (extraction.status === 'failed') return extraction.reason;
  if (text.trim() === '') return 'empty';
  if (!/[\p{L}\p{N}\p{Sm}]/u.test(text)) return 'too-little'; // "…" or an emoji; "B" and "42" may be full answers
  return noReadersOf((await whoReads(desk, submission)).decision);
}

/** Asked before every request about a work: what the site allows, and what its student wants. */
export async function requireReadable(desk: ReaderDesk, submission: Submission): Promise<void> {
  const [never] = await Promise.all([findNever(desk.db, submission), requireReaders(desk, submission)]);
  if (never) throw new AppError('readers-not-allowed', { status: 403 });
}

/** Whether a reading ended because it was forbidden on the way. */
export function isBarred(error: unknown): boolean {
  return error instanceof AppError && error.code === 'readers-not-allowed';
}
