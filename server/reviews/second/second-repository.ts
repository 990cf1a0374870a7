import type { Connection } from 'mongoose';
import { resend } from '../../database/resend.ts';
import { submissionModel } from '../../submissions/submission-model.ts';
import type { SecondMarking } from '../../submissions/marking.ts';
import type { Decision, Review, Submission } from '../../submissions/submission.ts';
import type { Tenancy } from '../../tenancy.ts';
import { OPEN_AGAIN } from '../second-release.ts';

type Target = { tenancy: Tenancy; submissionId: string };

/** One act on two markers' levels, conditional on the last one its actor saw; false when somebody was quicker. */
export async function storeSecondAct(
  db: Connection,
  { tenancy, submissionId }: Target,
  act: { seen: Date; next: SecondMarking | null; review: Review | null; listed: object; decision: Decision },
): Promise<boolean> {
  const { seen, next, review, listed, decision } = act;
  const { platformId, courseId } = tenancy;
  const one = { _id: submissionId, platformId, courseId };
  const open = { $or: [{ state: 'with-teacher' }, OPEN_AGAIN], 'second.at': seen };
  const set = { second: next, ...(review ? { review } : {}), ...listed, updatedAt: decision.at };
  const update = { $set: set, $push: { decisions: decision } };
  const written = await resend(() => submissionModel(db).updateOne({ ...one, ...open } as object, update));
  if (written.matchedCount === 1) return true;
  const { kind, by, at } = decision;
  return (await submissionModel(db).countDocuments({ ...one, decisions: { $elemMatch: { kind, by, at } } })) === 1;
}

/** Works whose two markers are not done, of an assignment or (null) of the course. */
export async function listSecondWaiting(
  db: Connection,
  { platformId, courseId }: Tenancy,
  assignmentId: string | null,
): Promise<{ _id: string; second: SecondMarking }[]> {
  const where = { platformId, courseId, ...(assignmentId === null ? {} : { assignmentId }) };
  const open = { 'second.at': { $exists: true }, 'second.settled': null, $or: [{ state: 'with-teacher' }, OPEN_AGAIN] };
  return submissionModel(db)
    .find({ ...where, ...open } as object, { second: 1 })
    .hint('second_marking')
    .limit(MOST_WAITING)
    .lean<{ _id: string; second: SecondMarking }[]>();
}

const MOST_WAITING = 2_000;

/** Both sides of an assignment's works, for the figures. */
export async function listSecondMarked(
  db: Connection,
  { platformId, courseId }: Tenancy,
  assignmentId: string,
): Promise<SecondMarking[]> {
  const chosen = { 'second.at': { $exists: true }, 'second.second.at': { $type: 'date' } };
  const found = await submissionModel(db)
    .find({ platformId, courseId, assignmentId, ...chosen } as object, { second: 1 })
    .hint('second_marking')
    .limit(MOST_WAITING)
    .lean<Pick<Submission, 'second'>[]>();
  return found.flatMap(({ second }) => second ?? []);
}
