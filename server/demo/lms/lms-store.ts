import type mongoose from 'mongoose';
import type * as Documents from './lms-documents.ts';

type Collection<T extends { _id: string | number }> = mongoose.mongo.Collection<T>;

/** The demo LMS's own collections, in a database of their own. */
export type LmsStore = {
  people: Collection<Documents.PersonDocument>;
  courses: Collection<Documents.CourseDocument>;
  enrolments: Collection<Documents.EnrolmentDocument>;
  tools: Collection<Documents.ToolDocument>;
  activities: Collection<Documents.ActivityDocument>;
  lineItems: Collection<Documents.LineItemDocument>;
  grades: Collection<Documents.GradeDocument>;
  receivedScores: Collection<Documents.ReceivedScoreDocument>;
  sessions: Collection<Documents.SessionDocument>;
  launches: Collection<Documents.LaunchDocument>;
  picks: Collection<Documents.PickDocument>;
  accessTokens: Collection<Documents.AccessTokenDocument>;
  spent: Collection<Documents.SpentDocument>;
  signingKeys: Collection<Documents.SigningKeyDocument>;
  /** The next number of a kind, starting at 2 as on a fresh Moodle, where 1 is the guest and the site. */
  nextNumber: (kind: string) => Promise<number>;
  /** Notes which kind of LMS the data are of; throws an Error when they are of another. */
  settleOn: (profile: string) => Promise<void>;
  /** Forgets everything: for tests. */
  drop: () => Promise<void>;
};

/**
 * Opens the store and creates its unique indexes. Everywhere else indexes belong to `migrations/`; the demo LMS is
 * another site that only happens to live in this repository, so its database knows nothing of the tool's migrations.
 */
export async function openLmsStore(connection: mongoose.Connection, databaseName: string): Promise<LmsStore> {
  const database = connection.getClient().db(databaseName);
  const counters = database.collection<Documents.CounterDocument>('counters');
  const store: LmsStore = {
    people: database.collection('people'),
    courses: database.collection('courses'),
    enrolments: database.collection('enrolments'),
    tools: database.collection('tools'),
    activities: database.collection('activities'),
    lineItems: database.collection('lineItems'),
    grades: database.collection('grades'),
    receivedScores: database.collection('receivedScores'),
    sessions: database.collection('sessions'),
    launches: database.collection('launches'),
    picks: database.collection('picks'),
    accessTokens: database.collection('accessTokens'),
    spent: database.collection('spent'),
    signingKeys: database.collection('signingKeys'),
    nextNumber: (kind) => nextNumber(counters, kind),
    settleOn: (profile) => settleOn(database, profile),
    drop: async () => {
      await database.dropDatabase();
    },
  };
  await createIndexes(store);
  return store;
}

async function settleOn(database: mongoose.mongo.Db, profile: string): Promise<void> {
  const settings = database.collection<{ _id: string; profile: string }>('settings');
  const older = (await database.collection('people').countDocuments({}, { limit: 1 })) > 0;
  // Data from before there was a choice are a Moodle's.
  const first = { $setOnInsert: { profile: older ? 'moodle' : profile } };
  await settings.updateOne({ _id: 'lms' }, first, { upsert: true });
  const settled = await settings.findOne({ _id: 'lms' });
  if (settled !== null && settled.profile !== profile) throw new Error(otherProfile(settled.profile, profile));
}

function otherProfile(is: string, wanted: string): string {
  return `These data are of a demo LMS that behaves like ${is}, not ${wanted}. Use another --data folder, or --fresh to delete them.`;
}

async function createIndexes(store: LmsStore): Promise<void> {
  await store.people.createIndex({ key: 1 }, { unique: true }, undefined);
  await store.courses.createIndex({ key: 1 }, { unique: true }, undefined);
  await store.activities.createIndex({ key: 1 }, { unique: true }, undefined);
  await store.tools.createIndex({ clientId: 1 }, { unique: true }, undefined);
}

async function nextNumber(counters: Collection<Documents.CounterDocument>, kind: string): Promise<number> {
  await counters.updateOne({ _id: kind }, { $setOnInsert: { last: FIRST_NUMBER - 1 } }, { upsert: true });
  const counter = await counters.findOneAndUpdate({ _id: kind }, { $inc: { last: 1 } }, { returnDocument: 'after' });
  if (counter === null)
    throw new Error(`The demo LMS lost its counter for ${kind}: delete its database and start again.`);
  return counter.last;
}

const FIRST_NUMBER = 2;

/** The server's code for a unique index that is already taken. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 11_000;
}
