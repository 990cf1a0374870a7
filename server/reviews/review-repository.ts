import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { Job } from '../jobs/job.ts';
import { statesBefore } from '../submissions/status-machine.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import type { SecondMarking } from '../submissions/marking.ts';
import type { Decision, Release, Review } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';
import { OPEN_AGAIN } from './second-release.ts';

/**
 * The teacher's writes on a submission. Each is one conditional write on the state (and version) it expects and
 * answers whether it happened; of two teachers, the database chooses one. A write that is re-sent after a lost answer
 * finds its own traces: they are told by the version, or by the decision it added.
 */
type Target = { tenancy: Tenancy; submissionId: string };

/** Saves an edit; `before` is the version it was made on, 0 for none. */
export async function storeReview(db: Connection, target: Target, before: number, review: Review): Promise<boolean> {
  const expected = { $and: [{ $or: [{ state: 'with-teacher' }, OPEN_AGAIN] }, NONE_WAITS], ...versionIs(before) };
  return write(
    db,
    target,
    expected,
    { $set: { review, ...uncovers(review), updatedAt: review.editedAt } },
    savedBy(review),
  );
}

/** Saves the first marker's last edit and their levels; nothing is released, and no time for it is set. */
export async function storeFirstMark(
  db: Connection,
  target: Target,
  before: number,
  { review, second, listed, decision }: { review: Review; second: SecondMarking; listed: object; decision: Decision },
): Promise<boolean> {
  const expected = { $and: [{ $or: [{ state: 'with-teacher' }, OPEN_AGAIN] }, NONE_WAITS], ...versionIs(before) };
  const update = {
    $set: { review, ...uncovers(review), second, ...listed, updatedAt: decision.at },
    $push: { decisions: decision },
  };
  return write(db, target, expected, update, decidedBy(decision));
}

/** What an approval stores; `second`: it is the second marker's, who saw the first's act of that moment. */
type Approved = {
  review: Review;
  release: Release;
  decision: Decision;
  second?: { seen: Date; next: SecondMarking };
};

/** No first marker's approval waits for a second one: it has none, or their levels are settled. */
const NONE_WAITS = { $or: [{ second: null }, { 'second.settled': { $ne: null } }] };

function secondIs({ second }: Approved): { expected: object; set: object } {
  if (!second) return { expected: NONE_WAITS, set: {} };
  return { expected: { 'second.at': second.seen, 'second.settled': null }, set: { second: second.next } };
}

/** Saves the last edit, freezes it and records who approved it, in one write. */
export async function storeApproval(
  db: Connection,
  target: Target,
  before: number,
  approved: Approved,
): Promise<boolean> {
  const { review, release, decision } = approved;
  const second = secondIs(approved);
  const frozen = { state: 'approved', review, ...uncovers(review), release, ...second.set };
  const update = {
    $set: { ...frozen, updatedAt: decision.at, ...JOB_OVER },
    $push: { decisions: decision },
  };
  const expected = { state: { $in: statesBefore('approve') }, ...versionIs(before), ...second.expected };
  return write(db, target, expected, update, decidedBy(decision));
}

/** The same for feedback that is out and was changed: it waits beside what the student has until it takes its place. */
export async function storeSecondApproval(
  db: Connection,
  target: Target,
  before: number,
  approved: Approved,
): Promise<boolean> {
  const { review, release, decision } = approved;
  const second = secondIs(approved);
  const update = {
    // Readers that are still at it for this change have nothing to add to it any more.
    $set: { review, 'again.release': release, ...second.set, redraft: null, ...JOB_OVER, updatedAt: decision.at },
    $push: { decisions: decision },
  };
  const expected = { ...OPEN_AGAIN, ...versionIs(before), ...second.expected };
  return write(db, target, expected, update, decidedBy(decision));
}

/** `held`: its assignment holds it back past its undo time; `second`: what it leaves of two markers' acts. */
export type Undo = { decision: Decision; held: boolean; second: SecondMarking | null };

/** Takes that approval back: the change goes on, and the student has lost nothing. */
export async function storeSecondUndo(
  db: Connection,
  target: Target,
  { decision, held, second }: Undo,
): Promise<boolean> {
  const inTime = { 'again.release.dueAt': { $gt: decision.at } };
  const waits = held
    ? { 'again.release.dueAt': { $type: 'date' }, $or: [inTime, { 'again.release.freed': { $ne: true } }] }
    : inTime;
  const set = { 'again.release': null, ...(second ? { second } : {}), updatedAt: decision.at };
  const update = { $set: set, $push: { decisions: decision } };
  return write(db, target, { state: 'released', ...waits }, update, decidedBy(decision));
}

/** Takes an approval back, as long as it has not gone out. */
export async function storeUndo(db: Connection, target: Target, { decision, held, second }: Undo): Promise<boolean> {
  const inTime = { 'release.dueAt': { $gt: decision.at } };
  const waits = held ? { $or: [inTime, { 'release.freed': { $ne: true } }] } : inTime;
  const expected = { state: { $in: statesBefore('undo') }, ...waits };
  const update = {
    $set: { state: 'with-teacher', release: null, ...(second ? { second } : {}), updatedAt: decision.at },
    $push: { decisions: decision },
  };
  return write(db, target, expected, update, decidedBy(decision));
}

export async function storeReturn(db: Connection, target: Target, decision: Decision): Promise<boolean> {
  const update = {
    $set: { state: 'returned', updatedAt: decision.at, ...JOB_OVER },
    $push: { decisions: decision },
  };
  return write(db, target, { state: { $in: statesBefore('return') } }, update, decidedBy(decision));
}

/** Puts a submission without a draft back to the readers; what the teacher wrote stays. */
export async function storeRetry(db: Connection, target: Target, job: Job, decision: Decision): Promise<boolean> {
  const expected = {
    state: { $in: statesBefore('redraft') },
    draftId: null,
    'job.status': { $in: ['dead', 'none'] },
    second: null,
  };
  const update = {
    $set: { state: 'queued', noDraft: null, job, updatedAt: decision.at },
    $push: { decisions: decision },
  };
  return write(db, target, expected, update, decidedBy(decision));
}

/** Has work that is out read once more for its change, where the readers gave up. */
export async function storeRetryOut(db: Connection, target: Target, job: Job, decision: Decision): Promise<boolean> {
  const update = { $set: { job, updatedAt: decision.at }, $push: { decisions: decision } };
  return write(db, target, { ...OPEN_AGAIN, 'job.status': 'dead' }, update, decidedBy(decision));
}

/** Once the teacher has judged without the draft, lists tell of it too. */
function uncovers({ blind }: Review): object {
  return blind ? { 'digest.hidden': false } : {};
}

/** A draft job that was given up is nobody's worry once a teacher has decided; its error stays to be read. */
const JOB_OVER = { 'job.status': 'none' };

function versionIs(version: number): object {
  return version === 0 ? { review: null } : { 'review.version': version };
}

function savedBy(review: Review): object {
  return { 'review.version': review.version, 'review.editedBy': review.editedBy, 'review.editedAt': review.editedAt };
}

function decidedBy({ kind, by, at }: Decision): object {
  return { decisions: { $elemMatch: { kind, by, at } } };
}

async function write(
  db: Connection,
  target: Target,
  expected: object,
  update: object,
  traces: object,
): Promise<boolean> {
  const one = { _id: target.submissionId, ...target.tenancy };
  const written = await resend(() => submissionModel(db).updateOne({ ...one, ...expected }, update));
  if (written.matchedCount === 1) return true;
  return (await submissionModel(db).countDocuments({ ...one, ...traces })) === 1;
}
