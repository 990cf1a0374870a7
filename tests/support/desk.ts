import type { Express } from 'express';
import request, { type Test } from 'supertest';
import { createApp } from '../../server/app.ts';
import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import type { Assignment } from '../../server/assignments/assignment.ts';
import { keepRubricVersion } from '../../server/assignments/assignment-repository.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connect-database.ts';
import type { Assessment } from '../../server/grading/assessment.ts';
import { noJob, waitingJob } from '../../server/jobs/job.ts';
import { linkModel, personModel } from '../../server/lti/directory-model.ts';
import type { Link, Person } from '../../server/lti/directory.ts';
import { SCOPE } from '../../server/lti/scopes.ts';
import { digestOf } from '../../server/reviews/draft-digest.ts';
import { draftModel } from '../../server/reviews/draft-model.ts';
import type { StoredDraft } from '../../server/reviews/stored-draft.ts';
import { rubricKey } from '../../server/rubrics/rubric-version.ts';
import type { Services } from '../../server/services.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { POINTS, RUBRIC, WORK } from './desk-sample.ts';
import { openVisit, type OpenVisit } from './open-visit.ts';
import { openTestDatabase } from './test-database.ts';
import { TOOL, webServices } from './web-services.ts';

export const TENANCY = { platformId: 'platform-1', courseId: 'course-1' };

/** A course with one assignment, its desk over HTTP, and a clock that tests move. */
export type Desk = {
  database: Database;
  services: Services;
  app: Express;
  clock: { now: () => Date; set: (moment: string) => void; add: (milliseconds: number) => void };
  assignment: Assignment;
  teacher: OpenVisit;
  other: OpenVisit;
  student: (personId?: string) => Promise<OpenVisit>;
  get: (visit: OpenVisit, path: string) => Test;
  post: (visit: OpenVisit, path: string, form?: Record<string, string>) => Test;
  /** As new: no work, no cells, the first moment; for a file whose tests share one database. Its visits stay. */
  reset: () => Promise<void>;
  close: () => Promise<void>;
};

const START = '2026-11-23T12:00:00Z';

export async function openDesk(
  overrides: Partial<Services> & { assignment?: Partial<Assignment>; link?: Partial<Link> } = {},
): Promise<Desk> {
  const { assignment: changed, link, ...rest } = overrides;
  const database = await openTestDatabase();
  const clock = movableClock(START);
  const services = await webServices(database.connection, { clock, ...rest });
  await seedCourse(services, link);
  const assignment = await seedAssignment(services, changed);
  const app = createApp(services);
  return {
    ...{ database, services, app, clock, assignment },
    teacher: await openVisit(services),
    other: await openVisit(services, { personId: 'teacher-2', personName: 'Olga Other' }),
    student: (personId = 'student-1') => openVisit(services, { personId, personName: 'Sam Student', role: 'student' }),
    get: (visit, path) =>
      request(app)
        .get(visit.path + path)
        .set('Cookie', visit.cookie),
    post: (visit, path, form = {}) =>
      request(app)
        .post(visit.path + path)
        .set('Cookie', visit.cookie)
        .set('Origin', TOOL)
        .type('form')
        .send(form),
    reset: async () => {
      for (const name of USED) await database.connection.collection(name).deleteMany({});
      await seedCourse(services, link);
      await seedAssignment(services, changed);
      clock.set(START);
    },
    close: () => database.close(),
  };
}

const USED = [
  ...['people', 'links', 'assignments', 'submissions', 'drafts', 'gradebookCells'],
  ...['auditEntries', 'auditHeads', 'auditActs', 'pseudonyms'],
];

function movableClock(start: string): Desk['clock'] {
  let now = new Date(start);
  return {
    now: () => new Date(now),
    set: (moment) => void (now = new Date(moment)),
    add: (milliseconds) => void (now = new Date(now.getTime() + milliseconds)),
  };
}

/** An assignment with its rubric version; `changed` may put it into another course. */
export async function seedAssignment(
  { db }: Pick<Services, 'db'>,
  changed: Partial<Assignment> = {},
): Promise<Assignment> {
  const now = new Date('2026-11-01T08:00:00Z');
  const { platformId, courseId } = { ...TENANCY, ...changed };
  const rubricVersionId = `${courseId}-${rubricKey(RUBRIC)}`;
  await keepRubricVersion(db, { _id: rubricVersionId, platformId, courseId, rubric: RUBRIC, createdAt: now });
  const assignment: Assignment = {
    _id: 'assignment-1',
    ...TENANCY,
    linkId: 'link-1',
    title: 'Why leaves fall',
    task: 'Explain why leaves fall.',
    notes: 'Abscission.',
    rubricVersionId,
    attemptsAllowed: 2,
    dueAt: null,
    feedbackLanguage: 'en',
    counts: 'newest',
    blindShare: 0,
    createdBy: 'teacher-1',
    createdAt: now,
    updatedAt: now,
    ...changed,
  };
  await assignmentModel(db).replaceOne({ linkId: assignment.linkId }, assignment, { upsert: true });
  return assignment;
}

async function seedCourse({ db }: Pick<Services, 'db'>, link: Partial<Link> = {}): Promise<void> {
  const people = ['teacher-1', 'teacher-2', 'student-1', 'student-2'].map((id) => person(id));
  await personModel(db).insertMany(people);
  await linkModel(db).create({
    _id: 'link-1',
    ...TENANCY,
    deploymentId: '1',
    resourceLinkId: '7',
    title: 'Leaves',
    description: null,
    lineItemUrl: 'https://lms.example/lineitems/1?type_id=1',
    lineItemsUrl: 'https://lms.example/lineitems?type_id=1',
    scopes: Object.values(SCOPE),
    ...link,
  });
}

function person(id: string): Person {
  const names: Record<string, string> = {
    'teacher-1': 'Toni Teacher',
    'teacher-2': 'Olga Other',
    'student-1': 'Sam Student',
    'student-2': 'Zoe Student',
  };
  const [givenName = null, familyName = null] = (names[id] ?? '').split(' ');
  return {
    _id: id,
    platformId: 'platform-1',
    sub: `sub-${id}`,
    name: names[id] ?? null,
    givenName,
    familyName,
    email: null,
    testUser: false,
  };
}

/** Handed-in work as it lies with the teacher, each a newer attempt; with a draft unless `draftId` says otherwise. */
export async function seedWork(
  { services, assignment, clock }: { services: Pick<Services, 'db'>; assignment: Assignment; clock: Clock },
  overrides: Partial<Submission> & { draft?: Partial<Assessment> } = {},
): Promise<Submission> {
  const { draft, ...changed } = overrides;
  works += 1;
  const _id = changed._id ?? `work-${works}`;
  const submission: Submission = {
    _id,
    platformId: assignment.platformId,
    courseId: assignment.courseId,
    assignmentId: assignment._id,
    personId: 'student-1',
    attempt: works,
    state: 'with-teacher',
    work: { kind: 'text', text: WORK, typed: WORK, file: null, extraction: { status: 'none' } },
    teacherOnly: false,
    submittedAt: new Date('2026-11-23T09:00:00Z'),
    late: false,
    rubricVersionId: assignment.rubricVersionId,
    job: noJob(clock.now()),
    draftId: `draft-${_id}`,
    noDraft: null,
    review: null,
    decisions: [],
    release: null,
    createdAt: new Date('2026-11-23T08:00:00Z'),
    updatedAt: new Date('2026-11-23T09:00:00Z'),
    ...changed,
  };
  if (submission.draftId === null) await submissionModel(services.db).create(submission);
  else await seedDrafted(services, submission, draftOf(submission, draft));
  return submission;
}

async function seedDrafted({ db }: Pick<Services, 'db'>, submission: Submission, draft: StoredDraft): Promise<void> {
  const hidden = submission.blindFirst === true && !submission.review?.blind;
  await submissionModel(db).create({ digest: digestOf(draft, hidden), ...submission });
  await draftModel(db).create(draft);
}

let works = 0;

/** Work that waits for the readers. */
export function queuedWork(clock: Desk['clock']): Partial<Submission> {
  return { state: 'queued', draftId: null, job: waitingJob(clock.now(), 0) };
}

function draftOf(submission: Submission, overrides: Partial<Assessment> = {}): StoredDraft {
  const assessment: Assessment = {
    draft: {
      criteria: [
        { criterionId: 'cause', kind: 'level', levelId: 'l2' },
        { criterionId: 'example', kind: 'level', levelId: 'l1' },
      ],
      points: POINTS,
      summary: 'A drafted summary of the work.',
      marks: 3,
    },
    findings: [],
    route: 'ready',
    routeReasons: [],
    rounds: [],
    repeats: [],
    blind: [],
    canary: null,
    confidence: null,
    calls: [],
    ...overrides,
  };
  return {
    _id: `draft-${submission._id}`,
    platformId: submission.platformId,
    courseId: submission.courseId,
    submissionId: submission._id,
    rubricVersionId: submission.rubricVersionId ?? '',
    assessment,
    demonstration: false,
    generator: { model: 'reader-one', host: 'models.example' },
    validator: { model: 'reader-two', host: 'models.example' },
    createdAt: submission.updatedAt,
  };
}

/** The review form as the page sends it unchanged, with changes. */
export function reviewForm(changes: Record<string, string> = {}): Record<string, string> {
  return {
    version: '0',
    'level.cause': 'l2',
    'level.example': 'l1',
    'text.p1': 'You name the drafted cause.',
    'kind.p1': 'strength',
    'quote.p1': 'because of abscission',
    'text.p2': 'Add a drafted example from a book.',
    'kind.p2': 'next-step',
    summary: 'A drafted summary of the work.',
    ...changes,
  };
}
