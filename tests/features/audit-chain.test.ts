import { AUDIT_SOURCES } from '../../server/audit-sources.ts';
import { appendActs } from '../../server/audit/append-acts.ts';
import type { AuditEntry } from '../../server/audit/audit-entry.ts';
import { auditEntryModel, auditHeadModel, pseudonymModel } from '../../server/audit/audit-models.ts';
import { forgetPerson, listEntriesAbout } from '../../server/audit/forget-person.ts';
import { sweepAudit } from '../../server/audit/sweep-audit.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import { releaseDue } from '../../server/grades/release-due.ts';
import { personModel } from '../../server/lti/directory-model.ts';
import { workAuditSource } from '../../server/reviews/audit-source.ts';
import { openDesk, reviewForm, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import { deliverCells } from '../support/score-course.ts';
import { scriptedGateway, type ScriptedGateway } from '../support/scripted-gateway.ts';

let desk: Desk;
let lms: ScriptedGateway;
beforeAll(async () => {
  lms = scriptedGateway();
  desk = await openDesk({ lti: lms });
});
beforeEach(() => desk.reset());
afterAll(() => desk.close());

const CHAIN = `${TENANCY.platformId}/${TENANCY.courseId}`;
const sweep = () => sweepAudit(desk.services, AUDIT_SOURCES);
const entries = (chain = CHAIN) =>
  auditEntryModel(desk.services.db).find({ chain }).sort({ seq: 1 }).lean<AuditEntry[]>();
const kinds = async () => (await entries()).map(({ kind }) => kind);
const verify = () => verifyAudit(desk.services, { chain: null, by: 'cli:test' });

async function approve(form = {}): Promise<string> {
  const { _id } = await seedWork(desk);
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm(form)).expect(303);
  return _id;
}

async function release(): Promise<void> {
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  await deliverCells(desk.services, ['student-1']);
}

test('an approval, its release and its score stand in the chain in order, with what was decided', async () => {
  await approve();
  await release();
  await sweep();
  const told = (await entries()).map(({ kind, actor, facts }) => ({ kind, by: actor.split(':')[0], facts }));
  expect(told).toMatchObject([
    { kind: 'handed-in', by: 'person', facts: { late: false, as: 'text' } },
    { kind: 'drafted', by: 'readers', facts: { generator: 'reader-one', validator: 'reader-two', route: 'ready' } },
    { kind: 'review-saved', by: 'person', facts: { version: 1 } },
    { kind: 'approved', by: 'person', facts: { release: 1, marks: 3, maximum: 4 } },
    { kind: 'released', by: 'system', facts: { release: 1, marks: 3, maximum: 4 } },
    { kind: 'score-sent', by: 'system', facts: { release: 1, marks: 3, maximum: 4 } },
    { kind: 'score-answered', by: 'lms', facts: { answer: 'sent:read-back' } },
  ]);
  const [approved, released] = ['approved', 'released'].map((kind) => told.find((one) => one.kind === kind));
  expect(approved?.facts['content']).toBe(released?.facts['content']);
  expect(await verify()).toMatchObject([
    { chain: CHAIN, head: { count: 7 }, fault: null },
    { chain: 'site', fault: null },
  ]);
});

test('an approval that was undone before any sweep is on record with its marks, and so is the undo', async () => {
  const _id = await approve();
  await desk.post(desk.teacher, `/review/${_id}/undo`).expect(303);
  await sweep();
  const [approved, undone] = (await entries()).filter(({ kind }) => kind.startsWith('approv'));
  expect(approved).toMatchObject({ kind: 'approved', facts: { marks: 3, maximum: 4 } });
  expect(undone).toMatchObject({ kind: 'approval-undone', actor: approved?.actor });
});

test('every message to the LMS is on record with its answer, also one that had to be repeated', async () => {
  lms.next({ kind: 'retry', reason: 'http-503', afterMs: 0, mayHaveArrived: false });
  await approve();
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  const moving = setInterval(() => desk.clock.add(1_000), 20);
  await deliverCells(desk.services, ['student-1']).finally(() => clearInterval(moving));
  await sweep();
  const messages = (await entries()).filter(({ kind }) => kind.startsWith('score'));
  expect(messages.map(({ facts }) => facts['answer'] ?? 'asked')).toEqual([
    ...['asked', 'retry:http-503'],
    ...['asked', 'sent:read-back'],
  ]);
});

test('killed between a decision and its entry, and in the middle of appending: the next sweep completes it', async () => {
  await approve();
  const listed = await workAuditSource(desk.services, 200);
  // A process that died here had stored the first entries of what it listed, and settled nothing.
  await appendActs(desk.services, listed.acts.slice(0, 2));
  await auditHeadModel(desk.services.db).updateOne({ _id: CHAIN }, { $set: { count: 0 } });
  await sweep();
  expect(await kinds()).toEqual(['handed-in', 'drafted', 'review-saved', 'approved']);
  expect(await sweep()).toBe(0);
});

test('sweeps at once make one chain without a gap, and each act once', async () => {
  for (let works = 0; works < 6; works++) await approve();
  await Promise.all([sweep(), sweep(), sweep(), sweep()]);
  const chain = await entries();
  expect(chain.map(({ seq }) => seq)).toEqual(chain.map((_, index) => index + 1));
  expect(new Set(chain.map(({ key }) => key)).size).toBe(24);
  expect(chain).toHaveLength(24);
  expect((await verify()).every(({ fault }) => fault === null)).toBe(true);
});

test('a teacher who opens a work is on record once per visit, a student with their own never', async () => {
  const { _id } = await seedWork(desk);
  for (const visit of [desk.teacher, desk.teacher, desk.other]) await desk.get(visit, `/review/${_id}`).expect(200);
  await desk.get(await desk.student(), `/original/${_id}`).expect(404);
  await sweep();
  await sweep();
  const opened = (await entries()).filter(({ kind }) => kind === 'work-opened');
  expect(opened).toMatchObject([{ facts: { what: 'review' } }, { facts: { what: 'review' } }]);
  expect(new Set(opened.map(({ actor }) => actor)).size).toBe(2);
});

test('no name, address, LMS id or word of a student stands in any entry', async () => {
  const { db } = desk.services;
  const planted = { name: 'Marker Nameson', givenName: 'Marker', familyName: 'Nameson', email: 'marker@mail.example' };
  await personModel(db).updateOne({ _id: 'student-1' }, { $set: { ...planted, sub: 'marker-sub' } });
  const _id = await approve({ summary: 'A marker summary for Nameson.', 'text.p1': 'Marker, you name it.' });
  await release();
  await desk.post(desk.teacher, `/review/${_id}`, {});
  await sweep();
  const dump = JSON.stringify(await auditEntryModel(db).find().lean());
  for (const trace of ['arker', 'Nameson', 'abscission', 'Toni', 'student-1', 'teacher-1', 'sub-', _id])
    expect(dump).not.toContain(trace);
});

test('a forgotten person’s entries are nobody’s, and the chain stays whole', async () => {
  const _id = await approve();
  await sweep();
  const person = { platformId: TENANCY.platformId, personId: 'student-1' };
  expect(await listEntriesAbout(desk.services.db, person)).toHaveLength(4);
  const name = await forgetPerson(desk.services, person, 'cli:test');
  expect(name).toMatch(/^person:/);
  expect(JSON.stringify(await pseudonymModel(desk.services.db).find().lean())).not.toContain('student-1');
  expect(await listEntriesAbout(desk.services.db, person)).toEqual([]);
  // A sweep that had the work in its hands makes no new name for them.
  await desk.post(desk.teacher, `/review/${_id}/undo`).expect(303);
  await sweep();
  expect(await listEntriesAbout(desk.services.db, person)).toEqual([]);
  expect((await entries('site')).at(-1)).toMatchObject({ kind: 'person-erased', subject: name });
  expect((await verify()).every(({ fault }) => fault === null)).toBe(true);
});
