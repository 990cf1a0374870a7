import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import request from 'supertest';
import { makeBackup } from '../../server/admin/backup/make-backup.ts';
import { restoreBackup } from '../../server/admin/backup/restore-backup.ts';
import { createApp } from '../../server/app.ts';
import { connectDatabase, type Database } from '../../server/database/connect-database.ts';
import { stopEngine } from '../../server/database/embedded/stop-engine.ts';
import { runSweeps } from '../../server/grades/sweep.ts';
import { createSealer } from '../../server/secrets/sealer.ts';
import { createServices, type Services } from '../../server/services.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { adminCommand } from '../support/admin-command.ts';
import { dumpDatabase } from '../support/dump-database.ts';
import { openSite, type Site } from '../support/open-site.ts';
import { openVisit } from '../support/open-visit.ts';
import { openNewDatabase } from '../support/test-database.ts';
import { walkWholePath } from '../support/walk-whole-path.ts';

const ESSAY =
  'Short breaks help people to concentrate. In my view every office should allow them, because attention fades after ' +
  'forty minutes. For example, a study at our library found that readers who paused made fewer mistakes. Some say ' +
  'that breaks cost time. However, the time comes back, since tired people repeat their work.';

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
    const settled = (documents: string[] | undefined) =>
      JSON.stringify(documents ?? []).replaceAll(/,?\\"(scoreOwed|restored|auditOwed)\\":(\w+|\\"\w+\\")/g, '');
    expect(Object.keys(before).length).toBeGreaterThan(10);
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    expect([...names].filter((name) => settled(after[name]) !== settled(before[name]))).toEqual([]);
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

  const settings = () => ({ DATA_DIR: join(folder, 'data'), APP_SECRET: site.services.secret });

  test('one that was cut short is no site to start on', async () => {
    const dataDir = settings().DATA_DIR;
    const half = await connectDatabase({ mongodbUri: null, dataDir }, site.services.logger);
    const restoring = restoreBackup(into(site.services, half), { path, replace: false, by: 'cli:ada' });
    const begun = async () => (await half.connection.listCollections()).some(({ name }) => name === 'submissions');
    while (!(await begun())) await sleep(2);
    await Promise.all([expect(restoring).rejects.toThrow(), half.close()]);
    const start = await adminCommand(settings(), 'jobs');
    expect(start).toMatchObject({ code: 1, stderr: expect.stringContaining('did not end') as string });
  });

  test('the commands restore it, also over one that was cut short, into an embedded database, under its secret alone', async () => {
    const other = await adminCommand({ ...settings(), APP_SECRET: 'y'.repeat(32) }, 'restore', path);
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('made under another secret') as string });
    const done = await adminCommand(settings(), 'restore', path);
    expect(done).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Restored from .* documents of \d+ coll/) as string,
    });
    const again = await adminCommand(settings(), 'backup', join(folder, 'again.backup'));
    expect(again.stdout).toMatch(/^Written: \d+ documents/);
    const doctor = await adminCommand(settings(), 'doctor');
    expect(doctor.stdout).toContain('fine  The last backup was made at');
    await stopEngine(settings().DATA_DIR);
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

function into({ sealer, clock, logger }: Services, { connection: db }: Database) {
  return { db, sealer, clock, logger };
}

/** What ends with a restore, and what goes on while one compares: the audit sweep appends, courses' ends are looked at. */
const ENDED = [
  ...[
    'auditEntries',
    'auditHeads',
    'auditKeys',
    'auditActs',
    'visits',
    'adminAccess',
    'registrationLinks',
    'retentions',
  ],
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
