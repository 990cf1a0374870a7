import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { reportsTable } from '../../server/admin/audit-tables.ts';
import { AUDIT_SOURCES } from '../../server/audit-sources.ts';
import { listHeads } from '../../server/audit/chain-repository.ts';
import { sweepAudit } from '../../server/audit/sweep-audit.ts';
import { listRestores, verifyAudit } from '../../server/audit/verify-audit.ts';
import type { KeptHead } from '../../server/audit/verify-chain.ts';
import { gradebookCellModel } from '../../server/grades/gradebook-cell-model.ts';
import { releaseDue } from '../../server/grades/release-due.ts';
import { VIEWS_DIR } from '../../server/http/views-dir.ts';
import { loadWords } from '../../server/http/words.ts';
import { makeBackup } from '../../server/admin/backup/make-backup.ts';
import { restoreBackup } from '../../server/admin/backup/restore-backup.ts';
import { createApp } from '../../server/app.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { runSweeps } from '../../server/grades/sweep.ts';
import { type Services } from '../../server/services.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { deliveriesOf } from '../support/deliveries.ts';
import { openDesk, queuedWork, reviewForm, seedWork, type Desk } from '../support/desk.ts';
import { openVisit } from '../support/open-visit.ts';
import { scriptedGateway } from '../support/scripted-gateway.ts';
import { openNewDatabase } from '../support/test-database.ts';
import { TOOL } from '../support/web-services.ts';

let desk: Desk;
let target: Database;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restore-'));
  desk = await openDesk();
  target = await openNewDatabase();
});
afterAll(async () => {
  await target.close();
  await desk.close();
});

const there = (): Desk => ({ ...desk, services: { ...desk.services, db: target.connection } });
const here = deliveriesOf(() => desk);
const restored = deliveriesOf(there);
const heads = async () => new Map((await listHeads(desk.services.db)).map((head) => [head._id, head]));
const restoreNow = async (name: string) => {
  const path = join(folder, name);
  await makeBackup(desk.services, { path, by: 'cli:ada' });
  return () => restoreBackup(into(desk.services, target), { path, replace: true, by: 'cli:ada' });
};

test('a score that was due then and has arrived since is found in the LMS, and not sent a second time', async () => {
  const lms = (desk.services.lti = scriptedGateway());
  await here.release();
  const restore = await restoreNow('due.backup');
  expect(await here.deliver()).toBe('done');
  await restore();
  expect(await restored.deliver()).toBe('done');
  expect(lms.scores).toHaveLength(1);
  expect(await restored.cells()).toMatchObject([
    { sent: { confirmed: 'read-back' }, trouble: null, job: { status: 'none' } },
  ]);
});

test('where the LMS holds a newer mark that this site does not know of, it is left alone and the teacher is told', async () => {
  await desk.reset();
  const lms = (desk.services.lti = scriptedGateway());
  await here.release();
  const restore = await restoreNow('newer.backup');
  await here.deliver();
  lms.show({ kind: 'read', resultScore: 1, resultMaximum: 4, comment: 'later' });
  await restore();
  expect(await restored.deliver()).toBe('done');
  expect(lms.scores).toHaveLength(1);
  expect(await restored.cells()).toMatchObject([{ trouble: 'overridden' }]);
});

test('a due score waits for a teacher where the LMS lets nobody look, and is sent once they ask', async () => {
  await desk.reset();
  const lms = (desk.services.lti = scriptedGateway());
  const id = await here.release();
  const restore = await restoreNow('unseen.backup');
  await restore();
  lms.show({ kind: 'unavailable', reason: 'platform-500' });
  expect(await restored.deliver()).toMatchObject({ code: 'score-not-delivered' });
  lms.show({ kind: 'not-allowed' });
  desk.clock.add(60_000);
  expect(await restored.deliver()).toBe('done');
  expect(lms.scores).toEqual([]);
  expect(await restored.cells()).toMatchObject([{ trouble: 'restored', job: { status: 'none' } }]);
  const { services } = there();
  const { path, cookie } = await openVisit(services);
  const app = createApp(services);
  const page = await request(app).get(`${path}/review/${id}`).set('Cookie', cookie);
  expect(page.text).toContain('the LMS does not let us look');
  const asked = request(app).post(`${path}/gradebook/${id}/send-again`).set({ Cookie: cookie, Origin: TOOL });
  await asked.expect(303);
  expect(await restored.deliver()).toBe('done');
  expect(lms.scores).toHaveLength(1);
});

test('a score of which its cell did not know yet is looked for as well', async () => {
  await desk.reset();
  const lms = (desk.services.lti = scriptedGateway());
  await here.release();
  await gradebookCellModel(desk.services.db).deleteMany({});
  await submissionModel(desk.services.db).updateMany({}, { 'release.scoreOwed': true });
  const restore = await restoreNow('untold.backup');
  await runSweeps(desk.services);
  expect(await here.deliver()).toBe('done');
  await restore();
  await runSweeps(there().services);
  expect(await restored.deliver()).toBe('done');
  expect(lms.scores).toHaveLength(1);
  expect(await restored.cells()).toMatchObject([{ sent: { confirmed: 'read-back' }, trouble: null }]);
});

test('approvals that were not out are their teachers’ again, with every word, and go out by a new approval alone', async () => {
  await desk.reset();
  desk.services.lti = scriptedGateway();
  const out = await here.release();
  const approve = (id: string, form: Record<string, string>) =>
    desk.post(desk.teacher, `/review/${id}/approve`, reviewForm(form)).expect(303);
  await desk.post(desk.teacher, `/review/${out}/change`).expect(303);
  await approve(out, { version: '1', summary: 'Second.' });
  for (const _id of ['pending', 'unread']) {
    await seedWork(desk, { _id });
    await approve(_id, { summary: 'Pending.' });
  }
  const batch = { 'release.batch': { id: 'b', read: 1, size: 2, own: false } };
  await submissionModel(desk.services.db).updateOne({ _id: 'unread' }, { $set: batch });
  await sweepAudit(desk.services, AUDIT_SOURCES);
  const early = await heads();
  const restore = await restoreNow('pending.backup');
  await desk.post(desk.teacher, '/review/pending/undo').expect(303);
  await sweepAudit(desk.services, AUDIT_SOURCES);
  const late = await heads();
  expect((await restore()).putBack).toEqual({ works: 3, courses: 1 });
  const { services } = there();
  desk.clock.add(3_600_000);
  expect(await releaseDue(services)).toBe(0);
  const works = new Map((await submissionModel(target.connection).find().lean()).map((one) => [one._id, one]));
  expect(works.get('pending')).toMatchObject({
    state: 'with-teacher',
    release: null,
    review: { summary: 'Pending.' },
  });
  expect(works.get('unread')).toMatchObject({ state: 'with-teacher', release: null, review: null });
  expect(works.get(out)).toMatchObject({ state: 'released', release: { number: 1 }, again: { release: null } });
  expect(works.get(out)?.review?.summary).toBe('Second.');
  const { path, cookie } = await openVisit(services);
  const app = createApp(services);
  const page = await request(app).get(`${path}/review/pending`).set('Cookie', cookie).expect(200);
  expect(page.text).toContain('Approve this once more');
  expect(page.text).toContain('Pending.');
  const again = request(app).post(`${path}/review/pending/approve`).set({ Cookie: cookie, Origin: TOOL }).type('form');
  await again.send(reviewForm({ version: '1', summary: 'Pending.' })).expect(303);
  desk.clock.add(3_600_000);
  expect(await releaseDue(services)).toBe(1);
  await sweepAudit(services, AUDIT_SOURCES);
  const faults = async (kept: Map<string, KeptHead>) =>
    (await verifyAudit(services, { chain: null, by: 'cli:ada', kept })).flatMap(({ fault }) => fault?.kind ?? []);
  expect(await faults(early)).toEqual([]);
  expect(await faults(late)).toEqual(['replaced']);
  const words = reportsTable([], await listRestores(services), loadWords(VIEWS_DIR));
  expect(words).toContain('Restored on 2026-11-23T');
});

test('a job that was running waits again, its attempt uncounted', async () => {
  await desk.reset();
  const running = {
    ...queuedWork(desk.clock).job,
    status: 'running' as const,
    attempts: 2,
    token: 't',
    until: new Date(),
  };
  await seedWork(desk, { ...queuedWork(desk.clock), _id: 'held', state: 'reading', job: running as never });
  await (
    await restoreNow('running.backup')
  )();
  const held = await submissionModel(target.connection).findById('held').lean();
  expect(held).toMatchObject({ state: 'queued', job: { status: 'waiting', attempts: 1, token: null, until: null } });
});

function into({ sealer, clock, logger }: Services, { connection: db }: Database) {
  return { db, sealer, clock, logger };
}
