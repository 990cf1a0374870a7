import { randomUUID } from 'node:crypto';
import type { LmsContext } from './lms-context.ts';
import { isDuplicateKey, type LmsStore } from './lms-store.ts';
import type { ActivityDocument, CourseDocument, EnrolmentRole, PersonDocument } from './lms-documents.ts';

/** Fills the LMS. Everything is named by the caller's `key`, so a second start finds what the first one made. */
export type Seed = {
  addPerson: (person: NewPerson) => Promise<PersonDocument>;
  addCourse: (course: NewCourse) => Promise<CourseDocument>;
  /** Enrols, or changes the role of, a person; a dropped enrolment becomes active again. */
  enrol: (enrolment: NewEnrolment) => Promise<void>;
  addActivity: (activity: NewActivity) => Promise<ActivityDocument>;
};

export type NewPerson = {
  key: string;
  givenName: string;
  familyName: string;
  /** Defaults to `<key>@example.com`. */
  email?: string;
  /** The institution's own number; many people have none. */
  sourcedId?: string;
  admin?: boolean;
  /** Canvas's Student View. */
  testStudent?: boolean;
};

export type NewEnrolment = { courseKey: string; personKey: string; role: EnrolmentRole; groups?: string[] };

export type NewCourse = { key: string; label: string; title: string; sourcedId?: string };

export type NewActivity = {
  key: string;
  /** The course's id, as `addCourse` gave it. */
  courseId: string;
  title: string;
  description: string;
  custom?: Record<string, string>;
  /** The `target_link_uri`; without it the activity opens the registered tool's own. */
  toolUrl?: string;
  /** The maximum of the gradebook column that comes with the activity (Moodle: 100); null for no column. */
  scoreMaximum?: number | null;
  /** How often a student may hand in, for an LMS that counts; without it without end. */
  attemptsAllowed?: number | null;
};

export function createSeed({ store, profile }: Pick<LmsContext, 'store' | 'profile'>): Seed {
  const newId = (kind: string) =>
    profile.ids === 'uuids' ? Promise.resolve(randomUUID()) : store.nextNumber(kind).then(String);
  return {
    addPerson: (person) => addPerson(store, person, newId),
    addCourse: async (course) => {
      const added = await addCourse(store, course);
      if (profile.testStudents) await addTestStudent(store, course.key, newId);
      return added;
    },
    enrol: (enrolment) => enrol(store, enrolment),
    addActivity: (activity) => addActivity(store, activity, newId),
  };
}

type NewId = (kind: string) => Promise<string>;

async function addPerson(store: LmsStore, person: NewPerson, newId: NewId): Promise<PersonDocument> {
  const { key, email = `${key}@example.com`, sourcedId = '', admin = false } = person;
  const { givenName, familyName, testStudent = false } = person;
  const found = () => store.people.findOne({ key });
  return keepFirst(found, async () => {
    const _id = await newId('person');
    const document = { _id, key, givenName, familyName, username: key, email, sourcedId, admin, testStudent };
    await store.people.insertOne(document);
    return document;
  });
}

async function addCourse(store: LmsStore, { key, label, title, sourcedId = '' }: NewCourse): Promise<CourseDocument> {
  const found = () => store.courses.findOne({ key });
  return keepFirst(found, async () => {
    const document = { _id: String(await store.nextNumber('course')), key, label, title, sourcedId };
    await store.courses.insertOne(document);
    return document;
  });
}

/** The Student View of a course: somebody a teacher can be, to see what students see. */
async function addTestStudent(store: LmsStore, courseKey: string, newId: NewId): Promise<void> {
  const key = `${courseKey}-test-student`;
  await addPerson(store, { key, givenName: 'Test', familyName: 'Student', testStudent: true }, newId);
  await enrol(store, { courseKey, personKey: key, role: 'student' });
}

async function enrol(store: LmsStore, { courseKey, personKey, role, groups = [] }: NewEnrolment): Promise<void> {
  const course = await store.courses.findOne({ key: courseKey });
  const person = await store.people.findOne({ key: personKey });
  if (course === null) throw new Error(`The demo LMS has no course "${courseKey}": add it before enrolling anyone.`);
  if (person === null) throw new Error(`The demo LMS has no person "${personKey}": add them before enrolling.`);
  await store.enrolments.updateOne(
    { _id: `${course._id}/${person._id}` },
    { $set: { courseId: course._id, personId: person._id, role, active: true, groups } },
    { upsert: true },
  );
}

async function addActivity(store: LmsStore, activity: NewActivity, newId: NewId): Promise<ActivityDocument> {
  const { key, courseId, title, description, custom = {}, toolUrl = null } = activity;
  const { scoreMaximum = 100, attemptsAllowed = null } = activity;
  const found = () => store.activities.findOne({ key });
  const document = await keepFirst(found, async () => {
    const _id = await newId('activity');
    const created = { _id, key, courseId, title, description, custom, toolUrl, attemptsAllowed };
    await store.activities.insertOne(created);
    return created;
  });
  if (scoreMaximum !== null) await addOwnColumn(store, document, scoreMaximum);
  return document;
}

/** Written apart from the activity, so a start that died between the two is completed by the next one. */
async function addOwnColumn(store: LmsStore, activity: ActivityDocument, scoreMaximum: number): Promise<void> {
  const own = { resourceLinkId: activity._id, ownedBy: null };
  if ((await store.lineItems.findOne(own)) !== null) return;
  const _id = String(await store.nextNumber('lineItem'));
  const { courseId, title: label } = activity;
  await store.lineItems.insertOne({
    _id,
    courseId,
    label,
    scoreMaximum,
    resourceId: '',
    tag: '',
    locked: false,
    ...own,
  });
}

async function keepFirst<T>(found: () => Promise<T | null>, create: () => Promise<T>): Promise<T> {
  const existing = await found();
  if (existing !== null) return existing;
  try {
    return await create();
  } catch (error) {
    const winner = isDuplicateKey(error) ? await found() : null;
    if (winner === null) throw error;
    return winner;
  }
}
