import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
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
import { stopEngine } from '../../server/database/embedded/stop-engine.ts';
import { runSweeps } from '../../server/grades/sweep.ts';
import { createLogger } from '../../server/logger.ts';
import { createSealer } from '../../server/secrets/sealer.ts';
import { createServices, type Services } from '../../server/services.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { adminCommand } from '../support/admin-command.ts';
import { deliveriesOf } from '../support/deliveries.ts';
import { openDesk, queuedWork, reviewForm, seedWork, type Desk } from '../support/desk.ts';
import { dumpDatabase } from '../support/dump-database.ts';
import { openSite, type Site } from '../support/open-site.ts';
import { openVisit } from '../support/open-visit.ts';
import { scriptedGateway } from '../support/scripted-gateway.ts';
import { openNewDatabase } from '../support/test-database.ts';
import { walkWholePath } from '../support/walk-whole-path.ts';
import { TOOL } from '../support/web-services.ts';

const ESSAY =
  'Short breaks help people to concentrate. In my view every office should allow them, because attention fades after ' +
  'forty minutes. For example, a study at our library found that readers who paused made fewer mistakes. Some say ' +
  'that breaks cost time. However, the time comes back, since tired people repeat their work.';

const logger = createLogger('silent');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
});

describe('a whole course', () => {
  let site: Site;
  let target: Database;
  let path: string;
  beforeAll(async () => {
    path = join(folder, 'course.backup');
    site = await openSite({ READER: 'offline', UNDO_SECONDS: '0' });
    target = await openNewDatabase();
    const file = join(folder, 'essay.txt');
    await writeFile(file, ESSAY);
    await walkWholePath(site, { sam: { kind: 'text', text: ESSAY }, zoe: { kind: 'file', path: file } });
    await untilQuiet(site.services);
    await makeBackup(site.services, { path, by: 'cli:ada' });
    await restoreBackup(into(site.services, target), { path, replace: false, by: 'cli:ada' });
  });
  afterAll(async () => {
    await target.close();
    await site.close();
  });

  const restored = (): Services => {
    const { config, secret, rubrics, logger } = site.services;
    return createServices({ config, secret, rubrics, logger, db: target.connection }).services;
  };

  test('every document and every index comes back, but for sessions and what is told again', async () => {
    const [before, after] = [await dumpDatabase(site.services.db, ENDED), await dumpDatabase(target.connection, ENDED)];
    const settled = (dump: Record<string, string[]>) =>
      JSON.stringify(dump).replaceAll(/,?\\"(scoreOwed|restored|auditOwed)\\":(\w+|\\"\w+\\")/g, '');
    expect(Object.keys(before).length).toBeGreaterThan(10);
    expect(settled(after)).toBe(settled(before));
    expect(await indexes(target)).toEqual(await indexes({ connection: site.services.db }));
    expect(await target.connection.collection('visits').countDocuments({ secretHash: { $ne: '' } })).toBe(0);
  });

  test('every page shows the same, the uploaded file included', async () => {
    const [here, there] = [await pagesOf(site.services), await pagesOf(restored())];
    expect(Object.keys(here)).toHaveLength(6);
    expect(there).toEqual(here);
  });

  test('every released score is told again, and none is sent again', async () => {
    const sent = await site.lms.lms.receivedScores();
    const { db } = target.connection;
    const count = (name: string, filter: object) => db?.collection(name).countDocuments(filter);
    expect(await count('submissions', { 'release.scoreOwed': true })).toBe(2);
    await runSweeps(restored());
    expect(await count('submissions', { 'release.scoreOwed': true })).toBe(0);
    expect(await count('gradebookCells', { 'job.status': { $ne: 'none' } })).toBe(0);
    expect(await site.lms.lms.receivedScores()).toEqual(sent);
  });

  test('what is not a whole backup of ours, of this secret and of a known schema, touches nothing', async () => {
    const before = await dumpDatabase(target.connection);
    const refused = (from: string, changes: Partial<Parameters<typeof restoreBackup>[0]> = {}) =>
      restoreBackup({ ...into(site.services, target), ...changes }, { path: from, replace: true, by: 'x' }).then(
        () => 'restored',
        codeOf,
      );
    expect(await refused(join(folder, 'nowhere'))).toBe('archive-unreadable');
    expect(await refused(await changed(path, (bytes) => bytes.subarray(0, bytes.length / 2)))).toBe(
      'archive-unreadable',
    );
    expect(await refused(await reworded(path, 'Short breaks', 'Shirt breaks'))).toBe('archive-unreadable');
    expect(await refused(await reworded(path, '0220-self', '9220-self'))).toBe('backup-too-new');
    expect(await refused(path, { sealer: createSealer('another secret of thirty-two letters') })).toBe(
      'backup-other-secret',
    );
    expect(await makeBackup(site.services, { path, by: 'x' }).catch(codeOf)).toBe('archive-exists');
    const filled = restoreBackup(into(site.services, target), { path, replace: false, by: 'x' });
    await expect(filled).rejects.toMatchObject({ code: 'restore-not-empty' });
    expect(await dumpDatabase(target.connection)).toEqual(before);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const bytes = gunzipSync(await readFile(path));
    expect([bytes.includes(site.services.secret), bytes.includes('Short breaks')]).toEqual([false, true]);
  });

  test('the commands restore it into an embedded database of its own, under its secret alone', async () => {
    const settings = { DATA_DIR: join(folder, 'data'), APP_SECRET: site.services.secret };
    const other = await adminCommand({ ...settings, APP_SECRET: 'y'.repeat(32) }, 'restore', path);
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('made under another secret') as string });
    const done = await adminCommand(settings, 'restore', path);
    expect(done).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Restored from .* documents of \d+ coll/) as string,
    });
    const again = await adminCommand(settings, 'backup', join(folder, 'again.backup'));
    expect(again.stdout).toMatch(/^Written: \d+ documents/);
    const doctor = await adminCommand(settings, 'doctor');
    expect(doctor.stdout).toContain('ok         The last backup was made at');
    await stopEngine(settings.DATA_DIR);
  });

  /** What Sam, Zoé and Tess see; the visit's own id, and what counts the time since, taken out. */
  async function pagesOf(services: Services): Promise<Record<string, string>> {
    const app = createApp(services);
    const works = await submissionModel(services.db).find().sort({ _id: 1 }).lean();
    const link = await services.db.collection('links').findOne({});
    const pages: Record<string, string> = {};
    const look = async (who: Parameters<typeof openVisit>[1], paths: string[]) => {
      const { path: base, cookie } = await openVisit(services, { ...who, linkId: String(link?._id) });
      for (const page of paths) {
        const answer = await request(app).get(`${base}${page}`).set('Cookie', cookie).expect(200);
        pages[`${who?.personId} ${page}`] = String(answer.text || answer.body).replaceAll(base, '/l/…');
      }
    };
    for (const { _id, platformId, courseId, personId, work } of works) {
      const original = work.file === null ? [] : [`/original/${_id}`];
      await look({ platformId, courseId, personId, role: 'student' }, ['/feedback', ...original]);
      await look({ platformId, courseId, personId: 'teacher', role: 'instructor' }, ['/queue', `/review/${_id}`]);
    }
    return pages;
  }
});

describe('an older backup', () => {
  let desk: Desk;
  let target: Database;
  beforeAll(async () => {
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
    const again = request(app)
      .post(`${path}/review/pending/approve`)
      .set({ Cookie: cookie, Origin: TOOL })
      .type('form');
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
});

function into({ sealer, clock, logger }: Services, { connection: db }: Database) {
  return { db, sealer, clock, logger };
}

/** What ends with a restore, and what goes on while one compares: the audit sweep still appends. */
const ENDED = [
  ...['auditEntries', 'auditHeads', 'auditKeys', 'auditActs', 'visits', 'adminAccess', 'registrationLinks'],
  ...['migrationLocks', 'processes', 'backups'],
];

/** Scores that were told and what else comes after the last page have been noted. */
async function untilQuiet({ db }: Services): Promise<void> {
  const looked = async () => JSON.stringify(await dumpDatabase(db, ENDED));
  let [last, now] = ['', await looked()];
  while (now !== last) {
    await sleep(1_000);
    [last, now] = [now, await looked()];
  }
}

/** Made by neither a restore nor a migration. */
const LEFT_OUT = ['migrationLocks', 'processes', 'backups'];

async function indexes({ connection }: Pick<Database, 'connection'>): Promise<Record<string, unknown>> {
  const names = (await connection.listCollections()).map(({ name }) => name).filter((name) => !LEFT_OUT.includes(name));
  const listed = names.sort().map(async (name): Promise<[string, unknown[]]> => {
    return [name, await connection.collection(name).listIndexes().toArray()];
  });
  // A collection with nothing but its own ids may be one that nobody has used yet.
  return Object.fromEntries((await Promise.all(listed)).filter(([, own]) => own.length > 1));
}

const codeOf = (error: unknown) => (error as { code?: string }).code;

async function changed(path: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  const copy = `${path}.${Math.random()}`;
  await writeFile(copy, change(await readFile(path)));
  return copy;
}

/** A change that gzip's own checksum does not show. */
function reworded(path: string, from: string, to: string): Promise<string> {
  return changed(path, (bytes) => {
    const plain = gunzipSync(bytes);
    plain.write(to, plain.indexOf(from));
    return gzipSync(plain);
  });
}
