import type { Express } from 'express';
import request from 'supertest';
import { createApp } from '../../server/app.ts';
import { insertAssignment, keepRubricVersion } from '../../server/assignments/assignment-repository.ts';
import type { Assignment } from '../../server/assignments/assignment.ts';
import type { LanguageModel } from '../../server/llm/language-model.ts';
import type { Services } from '../../server/services.ts';
import { createExtractionPool } from '../../server/submissions/extraction-pool-children.ts';
import type { ExtractionPool } from '../../server/submissions/extraction-pool.ts';
import { createFileStore } from '../../server/submissions/file-store-gridfs.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { listAttempts } from '../../server/submissions/submission-repository.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { openVisit, type OpenVisit } from './open-visit.ts';
import { openTestDatabase } from './test-database.ts';
import { TOOL, webServices } from './web-services.ts';

/** The real app with a database of its own, where students open assignments and hand in. */
export type StudentDesks = {
  services: Services;
  now: Date;
  /** Names of the jobs woken so far. */
  woken: string[];
  /** A fresh link with an assignment, and student-1 who opened it. */
  desk: (settings?: Partial<Assignment>) => Promise<Desk>;
  open: (linkId: string, personId?: string, role?: 'student' | 'instructor') => Promise<Browser>;
  stored: (at: Desk, personId?: string) => Promise<Submission[]>;
  /** The one attempt of student-1. */
  only: (at: Desk) => Promise<Submission>;
  /** What a worker or a teacher's decision would leave behind. */
  set: (at: Desk, fields: Record<string, unknown>) => Promise<void>;
  /** Reads files with something else until `undefined` is given. */
  readWith: (extract: ExtractionPool['extract'] | undefined) => void;
  close: () => Promise<void>;
};

export type Desk = { assignment: Assignment; student: Browser; linkId: string };
export type Browser = ReturnType<typeof browser>;

export async function openStudentDesks(): Promise<StudentDesks> {
  const database = await openTestDatabase();
  const pool = createExtractionPool(2);
  let extract = pool.extract;
  const woken: string[] = [];
  const services = await webServices(database.connection, {
    clock: { now: () => desks.now },
    readers: bigReaders,
    files: createFileStore(database.connection),
    extraction: { extract: (path, name) => extract(path, name), load: pool.load, close: pool.close },
    wake: (job) => woken.push(job),
  });
  const app = createApp(services);
  const open: StudentDesks['open'] = async (linkId, personId = 'student-1', role = 'student') =>
    browser(app, await openVisit(services, { linkId, personId, personName: 'Sam Student', role }));
  const stored: StudentDesks['stored'] = ({ assignment }, personId = 'student-1') =>
    listAttempts(services.db, COURSE, { assignmentId: assignment._id, personId });
  const desks: StudentDesks = {
    ...{ services, woken, open, stored },
    now: new Date('2026-11-23T12:00:00Z'),
    desk: async (settings = {}) => {
      const assignment = await newAssignment(services, settings);
      return { assignment, linkId: assignment.linkId, student: await open(assignment.linkId) };
    },
    only: async (at) => {
      const [attempt, ...more] = await stored(at);
      if (!attempt || more.length > 0) throw new Error('expected one attempt');
      return attempt;
    },
    set: async ({ assignment }, fields) => {
      await submissionModel(services.db).updateMany({ assignmentId: assignment._id }, { $set: fields });
    },
    readWith: (other) => (extract = other ?? pool.extract),
    close: async () => {
      await pool.close();
      await database.close();
    },
  };
  return desks;
}

/** A model that is named on pages and never called here: handing in only queues. */
export function namedModel(name: string, host: string | null, demonstration = false): LanguageModel {
  return { name, host, demonstration, complete: () => Promise.reject(new Error('not called when handing in')) };
}

export const bigReaders = {
  generator: namedModel('big-reader', 'models.example'),
  validator: namedModel('big-reader', 'models.example'),
};

const COURSE = { platformId: 'platform-1', courseId: 'course-1' };
let links = 0;

async function newAssignment(services: Services, settings: Partial<Assignment>) {
  const now = services.clock.now();
  const [rubric] = services.rubrics;
  if (!rubric) throw new Error('no rubric is shipped');
  await keepRubricVersion(services.db, { _id: 'rubric-1', ...COURSE, rubric, createdAt: now });
  links += 1;
  const assignment: Assignment & { linkId: string } = {
    ...COURSE,
    _id: `assignment-${links}`,
    title: 'Tides',
    task: 'Explain why there are two tides a day.',
    notes: 'SECRET NOTES: the far bulge',
    rubricVersionId: 'rubric-1',
    attemptsAllowed: 1,
    dueAt: null,
    feedbackLanguage: 'en',
    counts: 'newest',
    createdBy: 'teacher-1',
    createdAt: now,
    updatedAt: now,
    ...settings,
    linkId: `link-${links}`,
  };
  await insertAssignment(services.db, assignment);
  return assignment;
}

function browser(app: Express, { path, cookie }: OpenVisit) {
  const sent = <T extends request.Test>(asked: T) => asked.set('Cookie', cookie).set('Origin', TOOL).redirects(0);
  return {
    path,
    get: (page: string) => sent(request(app).get(path + page)),
    post: (page: string, form: Record<string, string> = {}) =>
      sent(request(app).post(path + page))
        .type('form')
        .send(form),
    autosave: (form: Record<string, string>) =>
      sent(request(app).post(`${path}/work/text`))
        .type('form')
        .set('Accept', 'application/json')
        .send(form),
    upload: (name: string, content: Buffer) =>
      sent(request(app).post(`${path}/work/file`)).attach('file', content, { filename: name }),
  };
}
