import type { Connection } from 'mongoose';
import { resend } from '../../database/resend.ts';
import type { Replies, Reply } from '../../submissions/reply.ts';
import { submissionModel } from '../../submissions/submission-model.ts';
import type { Again, Decision, Review, Submission } from '../../submissions/submission.ts';
import type { Tenancy } from '../../tenancy.ts';
import { own } from '../queue-repository.ts';
import { OPEN_AGAIN } from '../second-release.ts';

type Target = { tenancy: Tenancy; submissionId: string };

/**
 * Writes on what students say back and on feedback that is changed after it went out. Each is one conditional write on
 * the version of the replies it was decided on, and answers whether it happened.
 */
type Change = { before: number; replies: Replies };

/** Keeps a student's reply, while the release it speaks of is what they have. */
export async function storeReply(
  db: Connection,
  target: Target & { personId: string },
  change: Change & { release: number; now: Date },
): Promise<boolean> {
  const { personId, ...where } = target;
  const expected = { personId, state: 'released', 'release.number': change.release };
  return write(db, where, change, { expected, set: { updatedAt: change.now }, traces: isThere(change.replies) });
}

/** Notes that the teacher has seen them; whoever is quicker, it is no loss. */
export async function storeSeen(db: Connection, target: Target, change: Change): Promise<void> {
  await write(db, target, change, { expected: { state: 'released' }, set: {}, traces: {} });
}

/** Keeps a teacher's answer that goes out at once. */
export async function storeAnswer(
  db: Connection,
  target: Target,
  change: Change & { decision: Decision },
): Promise<boolean> {
  return decide(db, target, change, { expected: { state: 'released' }, set: {} });
}

/** Begins a change of what is out, or answers one more reply with the change that is begun. */
export async function storeReopening(
  db: Connection,
  target: Target,
  change: Change & { decision: Decision; again: Again | null; release: number },
): Promise<boolean> {
  const { again, release } = change;
  const free = { state: 'released', again: null, 'release.number': release };
  const expected = again ? free : { ...OPEN_AGAIN, 'release.number': release };
  return decide(db, target, change, { expected, set: again ? { again } : {} });
}

/** Gives a change up that is not approved: the review is again what went out. */
export async function storeDrop(
  db: Connection,
  target: Target,
  change: Change & { decision: Decision; review: Review; second: object },
): Promise<boolean> {
  const { review, second } = change;
  const expected = { ...OPEN_AGAIN, 'review.version': review.version - 1 };
  // What a re-reading under another version of the rubric left goes with it.
  const over = { redraft: null, offer: null, setAside: null, 'job.status': 'none' };
  return decide(db, target, change, { expected, set: { again: null, review, ...over, ...second } });
}

async function decide(
  db: Connection,
  target: Target,
  change: Change & { decision: Decision },
  { expected, set }: { expected: object; set: object },
): Promise<boolean> {
  const { decision } = change;
  const { kind, by, at } = decision;
  const traces = { decisions: { $elemMatch: { kind, by, at } } };
  const all = { expected, set: { ...set, updatedAt: at }, push: { decisions: decision }, traces };
  return write(db, target, change, all);
}

async function write(
  db: Connection,
  { tenancy, submissionId }: Target,
  { before, replies }: Change,
  { expected, set, push, traces }: { expected: object; set: object; push?: object; traces: object },
): Promise<boolean> {
  const one = { _id: submissionId, ...own(tenancy) };
  const version = before === 0 ? { replies: null } : { 'replies.version': before };
  // Without a reply there is nothing to keep: a version of nothing would count as one.
  const kept = replies.list.length === 0 ? {} : { replies };
  const update = { $set: { ...set, ...kept }, ...(push ? { $push: push } : {}) };
  const written = await resend(() => submissionModel(db).updateOne({ ...one, ...expected, ...version }, update));
  if (written.matchedCount === 1) return true;
  if (Object.keys(traces).length === 0) return false;
  return (await submissionModel(db).countDocuments({ ...one, ...traces })) === 1;
}

/** The whole of it: of two tabs at one moment, both would make the same id. */
function isThere({ version, list }: Replies): object {
  const { id, at, kind, pointId, text } = list.at(-1) ?? {};
  return { 'replies.version': version, 'replies.list': { $elemMatch: { id, at, kind, pointId, text } } };
}

/** Works of an assignment, or (null) of the course, whose students wait for an answer, or that are being changed. */
export async function listAsked(db: Connection, tenancy: Tenancy, assignmentId: string | null): Promise<string[]> {
  const where = { ...own(tenancy), ...(assignmentId === null ? {} : { assignmentId }) };
  const ids = async (filter: object, hint: string) => {
    const found = await submissionModel(db)
      .find({ ...where, ...filter }, { _id: 1 })
      .hint(hint)
      .lean<{ _id: string }[]>();
    return found.map(({ _id }) => _id);
  };
  const [questions, contests, open] = await Promise.all([
    ids({ state: 'released', 'replies.open.questions': { $gt: 0 } }, 'open_questions'),
    ids({ state: 'released', 'replies.open.contests': { $gt: 0 } }, 'open_contests'),
    ids(OPEN_AGAIN, 'changed_again'),
  ]);
  return [...new Set([...questions, ...contests, ...open])];
}

/** Every reaction of an assignment, for its figures. */
export async function listReactions(
  db: Connection,
  tenancy: Tenancy,
  assignmentId: string,
): Promise<Pick<Reply, 'kind' | 'criterionId'>[]> {
  const found = await submissionModel(db)
    .find({ ...own(tenancy), assignmentId, 'replies.version': { $gt: 0 } }, REACTION)
    .hint('replied')
    .lean<{ replies: Pick<NonNullable<Submission['replies']>, 'list'> }[]>();
  return found.flatMap(({ replies }) => replies.list);
}

const REACTION = { 'replies.list.kind': 1, 'replies.list.criterionId': 1 };
