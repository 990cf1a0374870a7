import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import { AUDIT_SOURCES } from '../../server/audit-sources.ts';
import { auditEntryModel } from '../../server/audit/audit-models.ts';
import { sweepAudit } from '../../server/audit/sweep-audit.ts';
import { courseModel } from '../../server/lti/directory-model.ts';
import { adminCommand } from '../support/admin-command.ts';
import { openDesk, reviewForm, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import { TOOL } from '../support/web-services.ts';

let desk: Desk;
let cookie: string;
let folder: string;
let work: string;
const SECRET = 'a secret of thirty-two characters';
const CHAIN = `${TENANCY.platformId}/${TENANCY.courseId}`;

beforeAll(async () => {
  desk = await openDesk({ secret: SECRET });
  folder = await mkdtemp(join(tmpdir(), 'audit-heads-'));
  const { db } = desk.services;
  await courseModel(db).create({
    _id: 'course-1',
    platformId: 'platform-1',
    deploymentId: '1',
    key: 'c',
    title: 'Botany',
  });
  const { _id } = await seedWork(desk);
  work = _id;
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm()).expect(303);
  const link = new URL(await createSignInLink(desk.services, 'cli:ada')).pathname;
  const answer = await request(desk.app).post(link).set('Origin', TOOL).expect(303);
  cookie = answer.get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '';
  await sweepAudit(desk.services, AUDIT_SOURCES);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await desk.close();
});

const page = (query = '') => request(desk.app).get(`/admin/audit${query}`).set('Cookie', cookie).expect(200);
const admin = (...args: string[]) =>
  adminCommand({ MONGODB_URI: desk.database.uri, APP_SECRET: SECRET, PUBLIC_URL: TOOL }, ...args);

test('the admin page verifies, says when and by whom, and lists what a filter asks for', async () => {
  expect((await page()).text).toContain('Botany');
  await request(desk.app).post('/admin/audit/verify').set({ Cookie: cookie, Origin: TOOL }).expect(303);
  const { text } = await page('?done=verified&kind=approved');
  expect(text).toContain('every chain is whole');
  expect(text).toContain('cli:ada');
  expect(text).toContain('marks: 3, maximum: 4');
  expect(text).not.toContain('handed-in');
  expect((await page('?chain=site')).text).toContain('admin-signed-in');
});

test('an admin takes the evidence pack of one submission, in their language, and that stands in its course’s chain', async () => {
  const pack = (as: string) =>
    request(desk.app)
      .get(`/admin/audit/evidence?work=${work}&as=${as}`)
      .set({ Cookie: cookie, 'Accept-Language': 'de' });
  const html = await pack('html').expect(200);
  expect(html.get('Content-Disposition')).toBe(`attachment; filename=evidence-${work}.html`);
  expect(html.text).toContain('<html lang="de">');
  expect(html.text).toContain('Wer was wann entschied');
  expect(html.text).toContain('<b>unversehrt</b>');
  expect(html.text).not.toMatch(/\b(evidence|reviews|audit):[a-z]|\{\{|undefined/);
  expect(((await pack('json').expect(200)).body as { submission: string }).submission).toBe(work);
  await sweepAudit(desk.services, AUDIT_SOURCES);
  const taken = await auditEntryModel(desk.services.db).find({ kind: 'evidence-taken' }).lean();
  expect(taken).toMatchObject([
    { chain: CHAIN, actor: 'cli:ada' },
    { chain: CHAIN, actor: 'cli:ada' },
  ]);
  await request(desk.app).get(`/admin/audit/evidence?work=${work}`).expect(401);
  expect((await request(desk.app).get('/admin/audit/evidence?work=x').set('Cookie', cookie)).status).toBe(404);
});

test('the pack and the page of what left find the same works, and say the same of one that nobody handed in', async () => {
  const { _id: writing } = await seedWork(desk, { attempt: 900, state: 'composing', submittedAt: null });
  const looked = (path: string) => request(desk.app).get(`/admin/${path}`).set('Cookie', cookie);
  for (const id of [writing, 'nowhere']) {
    for (const path of [`audit/evidence?work=${id}`, `left?work=${id}`])
      expect((await looked(path).expect(404)).text).toContain('No work with this id has been handed in');
    expect(await admin('evidence', id)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('No work with this id has been handed in') as string,
    });
  }
  await looked(`left?work=${work}`).expect(200);
  await sweepAudit(desk.services, AUDIT_SOURCES);
  const opened = await auditEntryModel(desk.services.db).find({ kind: 'work-opened', 'facts.what': 'left' }).lean();
  expect(opened).toMatchObject([{ chain: CHAIN, actor: 'cli:ada' }]);
});

test('the command line verifies, keeps heads, and says in words what became of a chain', async () => {
  expect(await admin('audit', 'verify')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/ok +platform-1/) as string,
  });
  const heads = join(folder, 'heads.json');
  await writeFile(heads, (await admin('audit', 'verify', '--json')).stdout);
  expect((await admin('audit', 'show', '--course', 'course-1', '--kind', 'approved')).stdout).toContain('release: 1');
  await auditEntryModel(desk.services.db).collection.updateOne({ chain: CHAIN, seq: 2 }, { $set: { actor: 'system' } });
  const bad = await admin('audit', 'verify', '--course', 'course-1', '--since', heads);
  expect(bad).toMatchObject({ code: 1 });
  expect(bad.stdout).toContain('Entry 2 was edited: it does not say what was sealed.');
  expect((await admin('audit', 'verify', '--since', 'package.json')).stderr).toContain('holds no heads');
});
