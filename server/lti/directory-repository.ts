import type { Connection } from 'mongoose';
import type { Tenancy } from '../tenancy.ts';
import { courseModel, linkModel, membershipModel, personModel } from './directory-model.ts';
import type { Course, Link, Membership, Person } from './directory.ts';

/** A person by our own id, of this platform only. */
export async function findPerson(db: Connection, platformId: string, personId: string): Promise<Person | null> {
  return personModel(db).findOne({ _id: personId, platformId }).lean<Person>();
}

/** A person by the LMS's id for them. */
export async function findPersonBySub(db: Connection, platformId: string, sub: string): Promise<Person | null> {
  return personModel(db).findOne({ platformId, sub }).lean<Person>();
}

export async function findPeople(db: Connection, platformId: string, ids: readonly string[]): Promise<Person[]> {
  return personModel(db)
    .find({ _id: { $in: [...ids] }, platformId })
    .lean<Person[]>();
}

/** Ids of a platform's test people, who are kept out of every statistic. LTI Core §A.2.4 */
export async function listTestUsers(db: Connection, platformId: string): Promise<string[]> {
  return (await personModel(db).find({ platformId, testUser: true }, { _id: 1 }).lean<Person[]>()).map(
    ({ _id }) => _id,
  );
}

export async function findCourse(db: Connection, tenancy: Tenancy): Promise<Course | null> {
  return courseModel(db).findOne(courseFilter(tenancy)).lean<Course>();
}

export async function findCoursesById(db: Connection, platformId: string, ids: readonly string[]): Promise<Course[]> {
  return courseModel(db)
    .find({ _id: { $in: [...ids] }, platformId })
    .lean<Course[]>();
}

/** Whether anybody has opened a course of this platform. */
export async function hasCourses(db: Connection, platformId: string): Promise<boolean> {
  return (await courseModel(db).exists({ platformId })) !== null;
}

/** Every course of the site, for its admin. */
export async function listCourses(db: Connection): Promise<Course[]> {
  return courseModel(db).find().sort({ platformId: 1, title: 1, _id: 1 }).lean<Course[]>();
}

/** None for null: an assignment that was picked has no link before its first launch. */
export async function findLink(db: Connection, tenancy: Tenancy, linkId: string | null): Promise<Link | null> {
  return linkModel(db)
    .findOne({ ...tenancy, _id: linkId })
    .lean<Link>();
}

export async function findLinkByLineItem(db: Connection, tenancy: Tenancy, lineItemUrl: string): Promise<Link | null> {
  return linkModel(db)
    .findOne({ ...tenancy, lineItemUrl })
    .lean<Link>();
}

/** Keeps the line item that was found or created for a link; false when it has one already. */
export async function keepLineItem(db: Connection, tenancy: Tenancy, linkId: string, url: string): Promise<boolean> {
  const kept = { lineItemUrl: url, lineItemBusyUntil: null };
  const written = await linkModel(db).updateOne({ ...tenancy, _id: linkId, lineItemUrl: null }, kept);
  return written.modifiedCount === 1;
}

/**
 * Reserves the making of a link's line item for the caller until `busyUntil`; false when it has one by now, or when
 * somebody else is making it. Two makers would look, find none, and make two columns.
 */
export async function claimLineItem(
  db: Connection,
  tenancy: Tenancy,
  linkId: string,
  { now, busyUntil }: { now: Date; busyUntil: Date },
): Promise<boolean> {
  const free = { lineItemUrl: null, $or: [{ lineItemBusyUntil: null }, { lineItemBusyUntil: { $lte: now } }] };
  const written = await linkModel(db).updateOne({ ...tenancy, _id: linkId, ...free }, { lineItemBusyUntil: busyUntil });
  return written.modifiedCount === 1;
}

/** Gives the making of a line item back after it failed. */
export async function releaseLineItem(db: Connection, tenancy: Tenancy, linkId: string): Promise<void> {
  await linkModel(db).updateOne({ ...tenancy, _id: linkId }, { lineItemBusyUntil: null });
}

/** Links of a deployment by their LMS's own ids, in whatever course they stand: what a copied link's history names. */
export async function findLinksByResource(
  db: Connection,
  { platformId, deploymentId, ids }: { platformId: string; deploymentId: string; ids: readonly string[] },
): Promise<Link[]> {
  return linkModel(db)
    .find({ platformId, deploymentId, resourceLinkId: { $in: [...ids] } })
    .lean<Link[]>();
}

export async function findMembership(db: Connection, tenancy: Tenancy, personId: string): Promise<Membership | null> {
  return membershipModel(db)
    .findOne({ ...tenancy, personId, active: true })
    .lean<Membership>();
}

/** Everyone known of a course, by name; inactive ones too, marked. */
export async function listMemberships(db: Connection, tenancy: Tenancy): Promise<Membership[]> {
  return membershipModel(db).find(tenancy).sort({ familyName: 1, name: 1, sub: 1 }).lean<Membership[]>();
}

/**
 * Reserves the reading of a course's roster for the caller until `busyUntil`; false when somebody asked after
 * `since`, unless they died over it. It ends with `endRosterReading`.
 */
export async function claimRosterReading(
  db: Connection,
  tenancy: Tenancy,
  { now, since, busyUntil }: { now: Date; since: Date; busyUntil: Date },
): Promise<boolean> {
  const diedOverIt = { rosterBusyUntil: { $ne: null, $lte: now } };
  const due = { $or: [{ rosterTriedAt: null }, { rosterTriedAt: { $lt: since } }, diedOverIt] };
  const claim = { rosterTriedAt: now, rosterBusyUntil: busyUntil };
  const written = await courseModel(db).updateOne({ ...courseFilter(tenancy), ...due }, claim);
  return written.modifiedCount === 1;
}

/** Only what is still being read: a renewal that comes late must not look like a new reading. */
export async function renewRosterReading(db: Connection, tenancy: Tenancy, busyUntil: Date): Promise<void> {
  const reading = { ...courseFilter(tenancy), rosterBusyUntil: { $ne: null } };
  await courseModel(db).updateOne(reading, { rosterBusyUntil: busyUntil });
}

/** `readAt` is null when the roster could not be read in full. */
export async function endRosterReading(db: Connection, tenancy: Tenancy, readAt: Date | null): Promise<void> {
  const read = readAt === null ? {} : { rosterReadAt: readAt };
  await courseModel(db).updateOne(courseFilter(tenancy), { ...read, rosterBusyUntil: null });
}

export async function isRosterBeingRead(db: Connection, tenancy: Tenancy, now: Date): Promise<boolean> {
  return (await courseModel(db).exists({ ...courseFilter(tenancy), rosterBusyUntil: { $gt: now } })) !== null;
}

function courseFilter({ platformId, courseId }: Tenancy) {
  return { _id: courseId, platformId };
}
