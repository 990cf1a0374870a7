import type { Connection } from 'mongoose';
import { resend } from '../../database/resend.ts';
import type { Job } from '../../jobs/job.ts';
import { statesBefore } from '../../submissions/status-machine.ts';
import { submissionModel } from '../../submissions/submission-model.ts';
import type { Again, Decision, Redraft, Review, SetAside, Submission } from '../../submissions/submission.ts';
import type { Tenancy } from '../../tenancy.ts';
import { own } from '../queue-repository.ts';
import { OPEN_AGAIN } from '../second-release.ts';

/** What a re-reading leaves on a work, whether or not it is out. */
export type Reread = {
  review: Review | null;
  setAside: SetAside | null;
  redraft: Redraft | null;
  job: Job;
  decision: Decision;
};

/** As it was seen; each write is conditional on it, and false says that somebody was first. */
type Seen = Pick<Submission, '_id' | 'rubricVersionId' | 'review' | 'release' | 'again'>;

/** Puts work that is not decided back to the readers under another version; a worker that has it loses its lease. */
export async function storeReread(
  db: Connection,
  tenancy: Tenancy,
  seen: Seen,
  { to, blindFirst, ...reread }: Reread & { to: string; blindFirst: boolean | undefined },
): Promise<boolean> {
  const { decision, ...fields } = reread;
  const expected = { state: { $in: statesBefore('reread') }, rubricVersionId: seen.rubricVersionId, second: null };
  const drafted = { draftId: null, noDraft: null, offer: null, ...(blindFirst === undefined ? {} : { blindFirst }) };
  const set = { ...fields, ...drafted, state: 'queued', rubricVersionId: to };
  return write(db, tenancy, { seen, expected, set, unset: { digest: '' }, decision });
}

/** Opens what is out for a change under another version, or takes a change that is open there; the student keeps theirs. */
export async function storeRereadOut(
  db: Connection,
  tenancy: Tenancy,
  seen: Seen,
  { again, ...reread }: Reread & { again: Again },
): Promise<boolean> {
  const { decision, ...fields } = reread;
  const open = seen.again ? { ...OPEN_AGAIN, 'again.at': seen.again.at } : { state: 'released', again: null };
  const expected = { ...open, 'release.number': seen.release?.number };
  return write(db, tenancy, { seen, expected, set: { ...fields, again, offer: null }, unset: {}, decision });
}

async function write(
  db: Connection,
  tenancy: Tenancy,
  { seen, expected, set, unset, decision }: Change,
): Promise<boolean> {
  const { _id, review } = seen;
  const one = { ...own(tenancy), _id };
  const version = review ? { 'review.version': review.version } : { review: null };
  const update = { $set: { ...set, updatedAt: decision.at }, $unset: unset, $push: { decisions: decision } };
  const written = await resend(() =>
    submissionModel(db).updateOne({ ...one, ...expected, ...version } as object, update as object),
  );
  if (written.matchedCount === 1) return true;
  // Sent again after a lost answer, it finds its own decision.
  const { kind, by, at } = decision;
  return (await submissionModel(db).countDocuments({ ...one, decisions: { $elemMatch: { kind, by, at } } })) === 1;
}

type Change = { seen: Seen; expected: object; set: object; unset: object; decision: Decision };
