import { findAssignment } from '../assignments/assignment-repository.ts';
import { AppError } from '../errors.ts';
import { storeReply } from '../reviews/replies/reply-repository.ts';
import type { Services } from '../services.ts';
import { findSubmission, listAttempts } from '../submissions/submission-repository.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';
import { decideReply, type ReplyGround, type ReplyRefusal, type Said } from './decide-reply.ts';

/**
 * Takes what a student says back to one point of their own released feedback. Throws AppError `submission-gone` (404)
 * for work that is not theirs. Two tabs, or a teacher at the same moment: it is decided anew on what stands then.
 */
export async function sendReply(
  services: Services,
  command: { tenancy: Tenancy; personId: string; submissionId: string; said: Said },
): Promise<ReplyOutcome> {
  const { tenancy, personId, submissionId, said } = command;
  for (let tries = 0; tries < TRIES; tries++) {
    const attempt = await findOwn(services, command);
    const told = { attempt: attempt.attempt };
    if (attempt.state !== 'released') return { kind: 'refused', reason: 'closed', ...told };
    const now = services.clock.now();
    const verdict = decideReply(await groundOf(services, attempt, now), said);
    if (verdict.kind === 'refused') return { ...verdict, ...told };
    const { before, replies } = verdict;
    const change = { before, replies, release: said.release, now };
    if (await storeReply(services.db, { tenancy, submissionId, personId }, change)) return { kind: 'sent', ...told };
  }
  throw new AppError('database-away', { status: 503 });
}

const TRIES = 5;

/** `attempt`: the number of the attempt that it is about. */
export type ReplyOutcome =
  { kind: 'sent'; attempt: number } | { kind: 'refused'; reason: ReplyRefusal; attempt: number };

/** A student's own attempt; throws AppError `submission-gone` (404) for anybody else's, and for none. */
export async function findOwn(
  { db }: Pick<Services, 'db'>,
  { tenancy, personId, submissionId }: { tenancy: Tenancy; personId: string; submissionId: string },
): Promise<Submission> {
  const attempt = await findSubmission(db, tenancy, submissionId);
  if (attempt?.personId !== personId) throw new AppError('submission-gone', { status: 404 });
  return attempt;
}

async function groundOf({ db }: Services, attempt: Submission, now: Date): Promise<ReplyGround> {
  const { assignmentId, personId, platformId, courseId } = attempt;
  const tenancy = { platformId, courseId };
  const assignment = await findAssignment(db, tenancy, assignmentId);
  if (!assignment) throw new AppError('assignment-gone', { status: 404 });
  const attempts = await listAttempts(db, tenancy, { assignmentId, personId });
  return { attempt, assignment, newerAttempt: hasNewer(attempts, attempt), now };
}

/** Whether a later attempt than this one is handed in. */
export function hasNewer(attempts: readonly Submission[], { attempt }: Pick<Submission, 'attempt'>): boolean {
  return attempts.some((one) => one.attempt > attempt && one.state !== 'composing');
}
