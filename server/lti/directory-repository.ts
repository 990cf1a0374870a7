import type { Connection } from 'mongoose';
import type { Tenancy } from '../tenancy.ts';
import { courseModel, linkModel, membershipModel, personModel } from './directory-model.ts';
import type { Course, Link, Membership, Person } from './directory.ts';

/** A person by our own id, of this platform only. */
export async function findPerson(db: Connection, platformId: string, personId: string): Promise<Person | null> {
  return personModel(db).findOne({ _id: personId, platformId }).lean<Person>();
}

export async function findPeople(db: Connection, platformId: string, ids: readonly string[]): Promise<Person[]> {
  return personModel(db)
    .find({ _id: { $in: [...ids] }, platformId })
    .lean<Person[]>();
}

export async function findCourse(db: Connection, tenancy: Tenancy): Promise<Course | null> {
  return courseModel(db).findOne(courseFilter(tenancy)).lean<Course>();
}

export async function findLink(db: Connection, tenancy: Tenancy, linkId: string): Promise<Link | null> {
  return linkModel(db)
    .findOne({ ...tenancy, _id: linkId })
    .lean<Link>();
}

/** Keeps the line item that was found or created for a link; false when it has one already. */
export async function keepLineItem(db: Connection, tenancy: Tenancy, linkId: string, url: string): Promise<boolean> {
  const written = await linkModel(db).updateOne({ ...tenancy, _id: linkId, lineItemUrl: null }, { lineItemUrl: url });
  return written.modifiedCount === 1;
}

/** Everyone known of a course, by name; inactive ones too, marked. */
export async function listMemberships(db: Connection, tenancy: Tenancy): Promise<Membership[]> {
  return membershipModel(db).find(tenancy).sort({ familyName: 1, name: 1, sub: 1 }).lean<Membership[]>();
}

/**
 * Reserves the reading of a course's roster for the caller; false when somebody asked after `since`. The time of a
 * full reading is noted by `noteRosterRead`.
 */
export async function claimRosterReading(db: Connection, tenancy: Tenancy, now: Date, since: Date): Promise<boolean> {
  const due = { $or: [{ rosterTriedAt: null }, { rosterTriedAt: { $lt: since } }] };
  const written = await courseModel(db).updateOne({ ...courseFilter(tenancy), ...due }, { rosterTriedAt: now });
  return written.modifiedCount === 1;
}

export async function noteRosterRead(db: Connection, tenancy: Tenancy, now: Date): Promise<void> {
  await courseModel(db).updateOne(courseFilter(tenancy), { rosterReadAt: now });
}

function courseFilter({ platformId, courseId }: Tenancy) {
  return { _id: courseId, platformId };
}
