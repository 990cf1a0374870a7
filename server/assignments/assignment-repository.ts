import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { Tenancy } from '../tenancy.ts';
import { assignmentModel, rememberAssignments } from './assignment-model.ts';
import type { Assignment, RubricVersion } from './assignment.ts';
import { holdsBack } from './release-rule.ts';
import type { ShareAct, SharePlan } from './share-plan.ts';
import { rememberVersions, rubricVersionModel } from './rubric-version-model.ts';

export async function findAssignmentByLink(
  db: Connection,
  tenancy: Tenancy,
  linkId: string,
): Promise<Assignment | null> {
  return assignmentModel(db)
    .findOne({ ...own(tenancy), $or: [{ linkId }, { earlierLinkIds: linkId }] })
    .lean<Assignment>();
}

/** The same as a class sees it, at most a second old (`rememberReads`): nothing may be written over what it says. */
export function findSharedAssignment(db: Connection, tenancy: Tenancy, linkId: string): Promise<Assignment | null> {
  const key = JSON.stringify([tenancy.platformId, tenancy.courseId, linkId]);
  return rememberAssignments(db, key, () => findAssignmentByLink(db, tenancy, linkId));
}

export async function findAssignment(db: Connection, tenancy: Tenancy, id: string): Promise<Assignment | null> {
  return assignmentModel(db)
    .findOne({ ...own(tenancy), _id: id })
    .lean<Assignment>();
}

/** All assignments of a course, oldest first. */
export async function listAssignments(db: Connection, tenancy: Tenancy): Promise<Assignment[]> {
  return assignmentModel(db).find(own(tenancy)).sort({ createdAt: 1, _id: 1 }).lean<Assignment[]>();
}

/** Which of these (null: of the course's) are marked without names. */
export async function listAnonymous(
  db: Connection,
  tenancy: Tenancy,
  ids: readonly string[] | null,
): Promise<string[]> {
  const which = ids === null ? {} : { _id: { $in: [...ids] } };
  const found = await assignmentModel(db)
    .find({ ...own(tenancy), ...which, anonymous: true }, { _id: 1 })
    .lean<Pick<Assignment, '_id'>[]>();
  return found.map(({ _id }) => _id);
}

/** Which of these hold approved work back at this moment; across courses, it is for a sweep. */
export async function listHolding(db: Connection, ids: readonly string[], now: Date): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await assignmentModel(db)
    .find({ _id: { $in: [...ids] } }, { releaseNotBefore: 1, releaseTogether: 1 })
    .lean<Pick<Assignment, '_id' | 'releaseNotBefore' | 'releaseTogether'>[]>();
  return found.filter((one) => holdsBack(one, now)).map(({ _id }) => _id);
}

/** Inserts an assignment that was made in the LMS's picker; one that is there already is this one, sent again. */
export async function insertUnlinked(db: Connection, assignment: Assignment): Promise<void> {
  const { _id, ...content } = assignment;
  const put = () => assignmentModel(db).updateOne({ _id }, { $setOnInsert: content }, { upsert: true });
  await resend(() => put().catch(lostTheRace));
}

/**
 * Makes a link the one an assignment is opened by, and whose column its scores go to. `from` is the link it had when
 * the caller looked; false when somebody was quicker.
 */
export async function bindAssignment(
  db: Connection,
  tenancy: Tenancy,
  change: { id: string; from: string | null; linkId: string },
): Promise<boolean> {
  const { id, from, linkId } = change;
  const earlier = from === null ? {} : { $addToSet: { earlierLinkIds: from } };
  const bind = () =>
    assignmentModel(db).updateOne({ ...own(tenancy), _id: id, linkId: from }, { $set: { linkId }, ...earlier });
  const { modifiedCount } = await resend(() => bind().catch(lostTheRace));
  return modifiedCount === 1;
}

/** An assignment and all copies of it on a platform, in whatever course: candidates for a copied link, never more. */
export async function listFamily(db: Connection, platformId: string, id: string): Promise<Assignment[]> {
  return assignmentModel(db)
    .find({ platformId, $or: [{ _id: id }, { originIds: id }] })
    .limit(MOST_COPIES)
    .lean<Assignment[]>();
}

const MOST_COPIES = 200;

/** What a person set up on a platform, in whatever course, newest first: candidates to copy from, never more. */
export async function listSetUpBy(db: Connection, platformId: string, personId: string): Promise<Assignment[]> {
  return assignmentModel(db)
    .find({ platformId, createdBy: personId })
    .sort({ createdAt: -1, _id: 1 })
    .limit(MOST_OWN)
    .lean<Assignment[]>();
}

/** Many years of a busy teacher. */
const MOST_OWN = 500;

/** Inserts a link's first assignment; false when the link has another one already, whoever was quicker. */
export async function insertAssignment(db: Connection, assignment: Assignment & { linkId: string }): Promise<boolean> {
  const { platformId, courseId, linkId } = assignment;
  const put = () =>
    assignmentModel(db).updateOne({ platformId, courseId, linkId }, { $setOnInsert: assignment }, { upsert: true });
  const { upsertedCount } = await resend(() => put().catch(lostTheRace));
  // A write sent again after a lost answer meets its own document.
  return upsertedCount === 1 || (await findAssignmentByLink(db, assignment, linkId))?._id === assignment._id;
}

/**
 * Writes new settings over those last seen; null when someone has changed them since `seenAt`. After a lost answer
 * that someone may be this very call: compare before saying so.
 */
export async function updateAssignment(
  db: Connection,
  tenancy: Tenancy,
  change: { id: string; seenAt: Date; settings: Partial<Assignment>; updatedAt: Date },
): Promise<Assignment | null> {
  const { id, seenAt, settings, updatedAt } = change;
  const seen = { ...own(tenancy), _id: id, updatedAt: seenAt };
  return resend(() =>
    assignmentModel(db)
      .findOneAndUpdate(seen, { $set: { ...settings, updatedAt } }, { returnDocument: 'after' })
      .lean<Assignment>(),
  );
}

/** How an assignment is divided; of two teachers at once the later one's stands. */
export async function storeShares(
  db: Connection,
  tenancy: Tenancy,
  id: string,
  shares: SharePlan | null,
): Promise<void> {
  await resend(() => assignmentModel(db).updateOne({ ...own(tenancy), _id: id }, { $set: { shares } }));
}

/** Adds to the history of divisions; the oldest fall out of it. */
export async function noteShareAct(db: Connection, tenancy: Tenancy, id: string, act: ShareAct): Promise<void> {
  // The same moment by the same person is the same act, sent again.
  const fresh = { ...own(tenancy), _id: id, shareActs: { $not: { $elemMatch: { by: act.by, at: act.at } } } };
  const push = { $push: { shareActs: { $each: [act], $slice: -MOST_ACTS } } };
  await resend(() => assignmentModel(db).updateOne(fresh as object, push));
}

const MOST_ACTS = 50;

/** Versions never change: what is remembered of one stays true. */
export function findRubricVersion(db: Connection, tenancy: Tenancy, id: string): Promise<RubricVersion | null> {
  const key = JSON.stringify([tenancy.platformId, tenancy.courseId, id]);
  const find = async () =>
    rubricVersionModel(db)
      .findOne({ ...own(tenancy), _id: id })
      .lean<RubricVersion>();
  return rememberVersions(db, key, find);
}

/** Keeps a version; one that is already there is the same by its id and stays untouched. */
export async function keepRubricVersion(db: Connection, version: RubricVersion): Promise<void> {
  const { _id, ...content } = version;
  await rubricVersionModel(db).updateOne({ _id }, { $setOnInsert: content }, { upsert: true }).catch(lostTheRace);
}

/** Only the two fields, so that a wider object can never widen a query. */
function own({ platformId, courseId }: Tenancy): Tenancy {
  return { platformId, courseId };
}

/** Two upserts at once: MongoDB may let one of them fail on the unique index, which says that the other one won. */
function lostTheRace(error: unknown): { upsertedCount: number; modifiedCount: number } {
  if ((error as { code?: unknown }).code === 11_000) return { upsertedCount: 0, modifiedCount: 0 };
  throw error;
}
