import type { Connection } from 'mongoose';
import type { Response } from 'supertest';
import type { Assignment } from '../../server/assignments/assignment.ts';
import type { Role } from '../../server/lti/launch-context.ts';
import { insertBatch } from '../../server/reviews/batch/batch-repository.ts';
import { keepSavedPoint } from '../../server/reviews/bank/saved-point-repository.ts';
import type { Services } from '../../server/services.ts';
import type { Tenancy } from '../../server/tenancy.ts';
import { keepLibraryRubric } from '../../server/workshop/library-rubric-repository.ts';
import { seedAssignment, seedWork } from './desk.ts';
import { LIS, LTI, type Claims, type ScriptedPlatform } from './scripted-lms.ts';
import type { ScriptedSite } from './scripted-site.ts';

/** A browser after a launch: its path, its cookie, and whose course it is in. */
export type Visitor = { name: string; role: Role; base: string; cookie: string };

export type Tenants = {
  home: Record<'instructor' | 'designer' | 'none' | 'sam' | 'ola', Visitor>;
  /** People with the very same ids, in courses that are not the home course: a teacher and a student of each. */
  foreign: Visitor[];
  /** Ids of the home course, by the name of the route parameter or form field that might carry one. */
  ids: Record<string, string>;
  /** Words that stand in the home course and nowhere else, by who of it may read them. */
  secrets: { everyStudent: string; teachers: string; sam: string; ola: string };
};

/**
 * The home course with two students' work, and four courses that differ from it in one thing alone: the course, the
 * deployment, the client id, the issuer. Wherever LTI lets ids be equal they are: sub, context, resource link.
 */
export async function seedTenants(site: ScriptedSite, secrets = SECRETS): Promise<Tenants> {
  const { platform: home, database } = site;
  const launched = (order: Order) => launchAs(database.connection, order);
  const instructor = await launched({ platform: home, name: 'home teacher', role: 'instructor' });
  const ids = await seedHome(site, secrets);
  const at = { platform: home };
  return {
    home: {
      instructor,
      designer: await launched({ ...at, name: 'home designer', role: 'designer' }),
      none: await launched({ ...at, name: 'home guest', role: 'none' }),
      sam: await launched({ ...at, name: 'home student Sam', role: 'student' }),
      ola: await launched({ ...at, name: 'home student Ola', role: 'student', sub: '5' }),
    },
    foreign: await seedForeign(site),
    ids: { ...ids, launchId: instructor.base.slice(3) },
    secrets,
  };
}

const SECRETS = { everyStudent: 'SECRET-TASK', teachers: 'SECRET-NOTES', sam: 'SECRET-SAM', ola: 'SECRET-OLA' };

const ROLES: Record<Role, string[]> = {
  instructor: [`${LIS}/membership#Instructor`],
  designer: [`${LIS}/membership#ContentDeveloper`],
  student: [`${LIS}/membership#Learner`],
  none: [`${LIS}/system/person#Administrator`],
};
// One number space for all: a teacher here has the id of a teacher there.
const SUBS: Record<Role, string> = { instructor: '9', designer: '8', student: '4', none: '6' };

type Order = { platform: ScriptedPlatform; name: string; role: Role; sub?: string; claims?: Claims };

async function launchAs(db: Connection, { platform, name, role, sub, claims = {} }: Order): Promise<Visitor> {
  const said = { sub: sub ?? SUBS[role], [`${LTI}/roles`]: ROLES[role], ...claims };
  const { base, cookie } = sessionOf(await platform.launch(said));
  const visit = await db.collection<{ _id: string; role: string }>('visits').findOne({ _id: base.slice(3) });
  if (visit?.role !== role) throw new Error(`${name} was let in as ${visit?.role ?? 'nobody'}`);
  return { name, role, base, cookie };
}

function sessionOf(launched: Response): { base: string; cookie: string } {
  const base = /^\/l\/[\w-]{22}/.exec(launched.get('Location') ?? '')?.[0] ?? '';
  const cookie = (launched.get('Set-Cookie') ?? []).find((text) => text.includes(`Path=${base};`)) ?? '';
  return { base, cookie: cookie.split(';', 1)[0] ?? '' };
}

type StoredLink = { _id: string; platformId: string; courseId: string };

async function seedHome({ tool, database, platform, clock }: ScriptedSite, secrets: Tenants['secrets']) {
  const people = database.connection.collection<{ _id: string }>('people');
  await platform.launch({ name: `${secrets.sam} Student` });
  await platform.launch({ sub: '5', name: `${secrets.ola} Student` });
  const link = await linkOf(database.connection, { platformId: platform.platform._id, deploymentId: '1' });
  const assignment = await seedAssignment(tool.services, {
    ...{ _id: 'assignment-home', ...tenancyOf(link), linkId: link._id },
    ...{ title: secrets.everyStudent, task: secrets.everyStudent, notes: secrets.teachers },
  });
  const at = { services: tool.services, assignment, clock: { now: () => new Date(clock.now) } };
  const [sam, ola] = [await people.findOne({ sub: '4' } as object), await people.findOne({ sub: '5' } as object)];
  const text = (secret: string) => ({
    kind: 'text' as const,
    text: secret,
    typed: secret,
    file: null,
    extraction: NONE,
  });
  await seedWork(at, { _id: 'work-sam', personId: sam?._id ?? '', work: text(secrets.sam), attempt: 1 });
  await seedWork(at, { _id: 'work-ola', personId: ola?._id ?? '', work: text(secrets.ola), attempt: 1 });
  const { platformId, courseId } = link;
  const teacher = await people.findOne({ sub: '9', platformId } as object);
  await seedBatch(tool.services.db, assignment, teacher?._id ?? '');
  await seedBank(tool.services.db, { platformId, courseId }, secrets.teachers);
  await seedLibrary(tool.services, { platformId, courseId }, secrets.teachers);
  return {
    platformId,
    courseId,
    linkId: link._id,
    assignmentId: assignment._id,
    submissionId: 'work-sam',
    id: 'work-sam',
    sub: '4',
    number: '1',
    format: 'yaml',
  };
}

/** A batch whose id is what `:id` stands for. */
async function seedBatch(db: Connection, assignment: Assignment, by: string): Promise<void> {
  const { platformId, courseId, _id: assignmentId } = assignment;
  const now = new Date('2026-11-23T11:00:00Z');
  await insertBatch(db, {
    ...{ _id: 'work-sam', platformId, courseId, assignmentId, by, byName: 'SECRET-NOTES', seed: 'SECRET' },
    ...{ createdAt: now, updatedAt: now, risk: { confidence: 0.95, most: 4 }, look: 1, leftOut: [], source: null },
    items: [{ submissionId: 'work-sam', draftId: 'draft-work-sam' }],
    ...{ state: 'reading', opened: [], change: null, claim: null, omitted: [] },
  });
}

/** A saved point whose id is what `:id` stands for. */
async function seedBank(db: Connection, tenancy: Tenancy, secret: string): Promise<void> {
  const at = new Date('2026-11-23T11:00:00Z');
  const made = { createdBy: 'teacher', createdByName: secret, createdAt: at, updatedAt: at };
  await keepSavedPoint(db, {
    ...{ _id: 'work-sam', ...tenancy, rubricId: 'two-criteria', criterionId: 'cause', criterionTitle: 'The cause' },
    ...{ kind: 'strength', text: secret, wording: secret, language: 'en', ...made, editedBy: null },
    ...{ looksFor: { kind: 'words', words: [secret] }, editedByName: null, version: 0, uses: 0, usedAt: null },
  });
}

/** A rubric of the course whose id is what `:id` stands for. */
async function seedLibrary({ db, rubrics }: Pick<Services, 'db' | 'rubrics'>, tenancy: Tenancy, secret: string) {
  const [rubric] = rubrics;
  if (!rubric) throw new Error('no rubric is shipped');
  const at = new Date('2026-11-23T11:00:00Z');
  await keepLibraryRubric(db, {
    ...{ _id: 'work-sam', ...tenancy, scope: 'course', ownerId: null, rubric: { ...rubric, title: secret } },
    ...{ createdBy: 'teacher', createdByName: secret, createdAt: at, updatedAt: at, removedAt: null },
  });
}

const NONE = { status: 'none' as const };

async function seedForeign(site: ScriptedSite): Promise<Visitor[]> {
  const { platform: home, lms, database } = site;
  await database.connection
    .collection<{ _id: string; deployments: string[] }>('platforms')
    .updateOne({ _id: home.platform._id }, { $addToSet: { deployments: '2' } });
  site.clock.now += 11_000; // the launch path remembers a platform for ten seconds
  const { issuer, clientId } = home.platform;
  const otherClient = await lms.register({ issuer, clientId: 'another-client' });
  const otherIssuer = await lms.register({ issuer: 'https://other.example', clientId });
  const course = { [`${LTI}/context`]: { id: '3' }, [`${LTI}/resource_link`]: { id: '8' } };
  return [
    ...(await twoOf(site, 'another course', home, course)),
    ...(await twoOf(site, 'another deployment', home, { [`${LTI}/deployment_id`]: '2' })),
    ...(await twoOf(site, 'another client id of the same issuer', otherClient, {})),
    ...(await twoOf(site, 'another issuer with the same client id', otherIssuer, {})),
  ];
}

/** A teacher and a student of one foreign course, which has an assignment of its own. */
async function twoOf(site: ScriptedSite, where: string, platform: ScriptedPlatform, claims: Claims) {
  const db = site.database.connection;
  const teacher = await launchAs(db, { platform, name: `teacher of ${where}`, role: 'instructor', claims });
  const visit = await db.collection<{ _id: string; linkId: string }>('visits').findOne({ _id: teacher.base.slice(3) });
  const link = await linkOf(db, { _id: visit?.linkId ?? '' });
  const own = { _id: `assignment of ${where}`, ...tenancyOf(link), linkId: link._id };
  await seedAssignment(site.tool.services, own);
  return [teacher, await launchAs(db, { platform, name: `student of ${where}`, role: 'student', claims })];
}

async function linkOf(db: Connection, filter: object): Promise<StoredLink> {
  const link = await db.collection<StoredLink>('links').findOne(filter);
  if (link === null) throw new Error('that launch left no link');
  return link;
}

function tenancyOf({ platformId, courseId }: StoredLink) {
  return { platformId, courseId };
}
