import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import type { Course, Link, Membership, Person } from './directory.ts';

export function personModel(db: Connection): Model<Person> {
  return collectionModel(db, 'Person', personSchema, 'people');
}

/** When a roster was last asked for, and until when one is being read: only one process asks at a time. */
export type StoredCourse = Course & { rosterTriedAt: Date | null; rosterBusyUntil?: Date | null };

/** Until when somebody is making the link's line item. */
export type StoredLink = Link & { lineItemBusyUntil?: Date | null };

export function courseModel(db: Connection): Model<StoredCourse> {
  return collectionModel(db, 'Course', courseSchema, 'courses');
}

export function linkModel(db: Connection): Model<StoredLink> {
  return collectionModel(db, 'Link', linkSchema, 'links');
}

export function membershipModel(db: Connection): Model<Membership> {
  return collectionModel(db, 'Membership', membershipSchema, 'memberships');
}

const options = { versionKey: false, autoIndex: false } as const;

const personSchema = new Schema<Person>(
  {
    _id: String,
    platformId: String,
    sub: String,
    name: String,
    givenName: String,
    familyName: String,
    email: String,
    testUser: Boolean,
  },
  options,
);

const courseSchema = new Schema<StoredCourse>(
  {
    _id: String,
    platformId: String,
    deploymentId: String,
    key: String,
    title: String,
    label: String,
    rosterUrl: String,
    rosterReadAt: Date,
    rosterTriedAt: Date,
    rosterBusyUntil: Date,
  },
  options,
);

const linkSchema = new Schema<StoredLink>(
  {
    _id: String,
    platformId: String,
    courseId: String,
    deploymentId: String,
    resourceLinkId: String,
    title: String,
    description: String,
    lineItemUrl: String,
    lineItemsUrl: String,
    lineItemBusyUntil: Date,
    scopes: [String],
    origin: Schema.Types.Mixed,
  },
  options,
);

const membershipSchema = new Schema<Membership>(
  {
    _id: String,
    platformId: String,
    courseId: String,
    sub: String,
    personId: String,
    name: String,
    givenName: String,
    familyName: String,
    email: String,
    sourcedId: String,
    role: String,
    roleFrom: String,
    groups: { type: [String], default: undefined },
    active: Boolean,
  },
  options,
);
