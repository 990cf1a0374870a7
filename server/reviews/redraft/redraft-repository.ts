import type { Connection } from 'mongoose';
import { resend } from '../../database/resend.ts';
import type { Job } from '../../jobs/job.ts';
import { statesBefore } from '../../submissions/status-machine.ts';
import { submissionModel } from '../../submissions/submission-model.ts';
import type { Decision, Redraft, Review, Submission } from '../../submissions/submission.ts';
import type { Tenancy } from '../../tenancy.ts';
import { OPEN_AGAIN } from '../second-release.ts';

type Target = { tenancy: Tenancy; submissionId: string };

/** Saves what the teacher wrote and puts the work back to the readers, in one write; false when somebody was first. */
export async function storeRedraft(
  db: Connection,
  target: Target,
  asked: { before: number; review: Review; redraft: Redraft; job: Job; decision: Decision },
): Promise<boolean> {
  const { before, review, redraft, job, decision } = asked;
  const version = before === 0 ? { review: null } : { 'review.version': before };
  const expected = { state: { $in: statesBefore('redraft') }, draftId: { $ne: null }, second: null, ...version };
  const set = { state: 'queued' as const, noDraft: null, review, redraft, job, updatedAt: decision.at };
  return write(db, target, expected, set, decision);
}

/** Takes a work back from the readers, with or without a draft; the worker that has it finds its lease gone. */
export async function storeStop(
  db: Connection,
  target: Target,
  { noDraft, decision }: { noDraft: Submission['noDraft']; decision: Decision },
): Promise<boolean> {
  const over = { 'job.status': 'none', 'job.token': null, 'job.until': null, 'job.error': null };
  const set = { state: 'with-teacher' as const, noDraft, redraft: null, ...over, updatedAt: decision.at };
  return write(db, target, { state: { $in: statesBefore('stop') } }, set, decision);
}

/** Puts an offered draft away. */
export async function storeOfferEnd(db: Connection, { tenancy, submissionId }: Target): Promise<void> {
  const one = { _id: submissionId, ...tenancy, $or: [{ state: 'with-teacher' }, OPEN_AGAIN] };
  await resend(() => submissionModel(db).updateOne(one as object, { $set: { offer: null } }));
}

async function write(
  db: Connection,
  { tenancy, submissionId }: Target,
  expected: object,
  set: object,
  decision: Decision,
): Promise<boolean> {
  const one = { _id: submissionId, ...tenancy };
  const update = { $set: set, $push: { decisions: decision } };
  const written = await resend(() => submissionModel(db).updateOne({ ...one, ...expected } as object, update));
  if (written.matchedCount === 1) return true;
  // Sent again after a lost answer, it finds its own decision.
  const { kind, by, at } = decision;
  return (await submissionModel(db).countDocuments({ ...one, decisions: { $elemMatch: { kind, by, at } } })) === 1;
}
