import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { readConfig } from '../../server/config.ts';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import { VIEWS_DIR } from '../../server/http/views-dir.ts';
import { loadWords } from '../../server/http/words.ts';
import { TOLD } from '../../server/privacy/export/export-repository.ts';
import { didKey, fieldKey } from '../../server/privacy/export/field-words.ts';
import { DATA_MAP } from '../../server/privacy/data-map.ts';
import { bookOf } from '../../server/departures/departure-book.ts';
import { createFileStore } from '../../server/submissions/file-store-gridfs.ts';
import { openArchive, readEntry } from '../../server/submissions/extraction/archive-parts.ts';
import request from 'supertest';
import { adminCommand } from '../support/admin-command.ts';
import { openDesk, TENANCY, type Desk } from '../support/desk.ts';
import { findTraces } from '../support/find-traces.ts';
import { OTHER_MARK, plantPeople, STUDENT_MARK, TEACHER_MARK } from '../support/planted-person.ts';
import { TOOL } from '../support/web-services.ts';

let desk: Desk;
let cookie: string;
beforeAll(async () => {
  desk = await openDesk({ config: readConfig({ PUBLIC_URL: TOOL }) });
  desk.services.files = createFileStore(desk.services.db);
  await plantPeople(desk);
  const path = new URL(await createSignInLink(desk.services, 'cli:ada')).pathname;
  const answer = await request(desk.app).post(path).set('Origin', TOOL).expect(303);
  cookie = answer.get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '';
});
afterAll(() => desk.close());

const get = (path: string) => request(desk.app).get(`/admin/privacy${path}`).set('Cookie', cookie);
const post = (path: string, form: object) =>
  request(desk.app).post(`/admin/privacy${path}`).set('Cookie', cookie).set('Origin', TOOL).type('form').send(form);
const person = { platformId: 'platform-1', sub: `sub-${STUDENT_MARK}` };

test('the data map tells of every collection, each in words', async () => {
  const { text } = await get('').expect(200);
  for (const { collection } of DATA_MAP) expect(text).toContain(collection);
  expect(text).not.toMatch(/data:[a-z]/);
  const stored = await desk.get(await desk.student('student-2'), '/stored').expect(200);
  expect(stored.text).toContain('What is stored about me');
  expect(stored.text).not.toMatch(/data:[a-z]/);
});

test('an export holds what is a student’s, word for word and file for file, and nothing of anybody else', async () => {
  const left = { ...TENANCY, assignmentId: 'assignment-1', kind: 'model' as const, host: 'models.example' };
  const leave = (_id: string, submissionIds: string[], words: string) =>
    bookOf(desk.services).leave({ ...left, _id, submissionIds, model: 'm', task: 'draft', body: requestBody(words) });
  await leave('alone', ['planted'], `${STUDENT_MARK} as it was sent`);
  await leave('together', ['planted', 'other'], `${OTHER_MARK} writes this`);
  const files = await exportOf(person);
  expect([...files.keys()]).toEqual(['index.html', 'data.json', `files/planted-${STUDENT_MARK}-essay.txt`]);
  expect(files.get(`files/planted-${STUDENT_MARK}-essay.txt`)).toBe(`${STUDENT_MARK} in the bytes of a file`);
  const given = ['typed', 'contested', 'answered', 'expected', 'released', 'comment', 'as it was sent'];
  const kept = ['drafted', 'found', 'reviewed', 'noted', 'ill', 'decided', 'settled', 'answered by a model', 'prompt'];
  for (const name of ['index.html', 'data.json']) {
    const text = files.get(name) ?? '';
    for (const words of given) expect(text).toContain(`${STUDENT_MARK} ${words}`);
    for (const words of kept) expect(text).not.toContain(`${STUDENT_MARK} ${words}`);
    for (const words of [OTHER_MARK, 'student-2', '"other"', 'Olga']) expect(text).not.toContain(words);
    expect(text).not.toMatch(/(data|export):[a-z]/);
  }
  const { collections } = JSON.parse(files.get('data.json') ?? '') as { collections: Collections };
  expect(collections['people']?.documents).toEqual([expect.objectContaining({ sub: person.sub })]);
  expect(collections['drafts']).toEqual({ documents: [], acts: [], withheld: { count: 1, why: 'not-approved' } });
  expect(await desk.services.db.collection('auditActs').countDocuments({ 'act.kind': 'person-exported' })).toBe(1);
});

test('a teacher’s export tells what they did and made, and nothing of students', async () => {
  const out = join(await mkdtemp(join(tmpdir(), 'export-')), 'teacher.zip');
  const settings = { MONGODB_URI: desk.database.uri, APP_SECRET: desk.services.secret, PUBLIC_URL: TOOL };
  const command = ['person', 'export', `sub-${TEACHER_MARK}`, '--language', 'de', '--out', out];
  expect(await adminCommand(settings, ...command)).toMatchObject({ code: 0 });
  const files = await unzipped(await readFile(out));
  const { collections } = JSON.parse(files.get('data.json') ?? '') as { collections: Collections };
  expect(collections['submissions']?.acts).toContainEqual(
    expect.objectContaining({ did: 'decisions.by', kind: 'approve', courseId: 'course-1' }),
  );
  expect(collections['libraryRubrics']?.documents).toHaveLength(1);
  expect(files.get('index.html')).toContain('Gespeicherte Daten über');
  expect(files.get('index.html')).toContain('<dt>Was Sie taten</dt><dd>Über eine Arbeit entschieden</dd>');
  expect(files.get('index.html')).not.toMatch(/(data|export):[a-z]/);
  for (const text of files.values()) expect(text).not.toMatch(new RegExp(`${STUDENT_MARK}|${OTHER_MARK}|planted`));
});

test('an admin keeps a person’s objection, and takes it back', async () => {
  const page = async () => (await get(`/person?${new URLSearchParams(person).toString()}`).expect(200)).text;
  await post('/never', { ...person, never: 'yes' }).expect(303);
  expect(await page()).toContain('No model reads this person’s work. Since');
  await post('/never', { ...person, never: 'no' }).expect(303);
  expect(await page()).not.toContain('No model reads this person’s work. Since');
});

test('an admin chooses how long a course keeps its works; a dry run says what would go, and when', async () => {
  await post('/retention', { course: 'course-1', keep: 'days', days: '40' }).expect(303);
  await post('/retention/hold', { course: 'course-1', hold: 'on', reason: 'An <appeal>' }).expect(303);
  const page = await get('/retention?saved').expect(200);
  expect(page.text).toContain('40 days');
  expect(page.text).toContain('An &lt;appeal&gt;');
  expect(page.text).not.toMatch(/data:[a-z]/);
  await post('/retention/hold', { course: 'course-1', hold: 'off' }).expect(303);
  const settings = { MONGODB_URI: desk.database.uri, APP_SECRET: desk.services.secret, PUBLIC_URL: TOOL };
  const dry = await adminCommand(settings, 'retention', '--dry-run');
  expect(dry.stdout).toMatch(/course-1 .* 40 .*\d{4}-\d\d-\d\dT/);
  expect(await desk.services.db.collection('submissions').countDocuments()).toBe(3);
  await post('/retention', { course: 'nowhere', keep: 'never' }).expect(404);
  for (const days of ['', '29', '36501', '40.5', 'forty<']) {
    const refused = await post('/retention', { course: 'course-1', keep: 'days', days }).expect(422);
    expect(refused.text).toContain('That is no number of days between 30 and 36500.');
    expect(refused.text).toMatch(new RegExp(`value="${days.replace('<', '&lt;')}" aria-describedby="days-error"`));
    expect(refused.text).toContain('value="days" required checked');
  }
  expect((await get('/retention').expect(200)).text).toContain('40 days');
});

test('an admin chooses a date for a course’s works: told 30 days before, so none sooner is taken', async () => {
  const date = { course: 'course-1', keep: 'date' };
  const inDays = (days: number) => new Date(desk.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const kept = () => desk.services.db.collection('retentions').findOne({ courseId: 'course-1' });
  const before = await kept();
  const soon = await post('/retention', { ...date, on: inDays(29) }).expect(422);
  expect(soon.text).toContain('That is too soon');
  expect(soon.text).toContain(`min="${inDays(31)}" value="${inDays(29)}"`);
  expect(soon.text).toContain(`<time datetime="${inDays(31)}">`); // a day, which a browser must not make a moment of
  for (const on of ['', '2026-02-31', '<b>']) {
    expect((await post('/retention', { ...date, on }).expect(422)).text).toContain('Choose a date.');
  }
  expect(await kept()).toEqual(before);
  await post('/retention', { ...date, on: inDays(60) }).expect(303);
  expect((await get('/retention?saved').expect(200)).text).toContain(`<time datetime="${inDays(60)}T00:00:00.000Z">`);
  const settings = { MONGODB_URI: desk.database.uri, APP_SECRET: desk.services.secret, PUBLIC_URL: TOOL };
  const dry = await adminCommand(settings, 'retention', '--dry-run');
  expect(dry.stdout).toMatch(new RegExp(`course-1 .* ${inDays(60)}T00:00:00.000Z`));
  await post('/retention', { course: 'course-1', keep: 'never' }).expect(303);
  expect((await get('/retention').expect(200)).text).not.toContain(inDays(60));
});

test('every field of an export has words of its own on the page, and the data have them as a legend', async () => {
  const legendOf = async (whom: object) => {
    const files = await exportOf(whom);
    const { collections, legend } = JSON.parse(files.get('data.json') ?? '') as Exported;
    const given = Object.values(collections).flatMap(({ documents, acts }) => [...documents, ...acts]);
    const known = new Set(Object.keys(legend.fields).map((name) => name.replace('levels.', '')));
    expect(new Set(namesIn(given))).toEqual(known);
    const heads = [...(files.get('index.html') ?? '').matchAll(/<dt>([^<]*)<\/dt>/g)].map(([, words]) => words);
    expect(new Set(heads)).toEqual(new Set(Object.values(legend.fields)));
    for (const words of heads) expect(words).toMatch(/^[A-Z][a-zé]*([ ,’(-]|$)/);
    return legend;
  };
  const student = await legendOf(person);
  expect(student.fields).toMatchObject({ scoreGiven: 'Marks given', 'levels.points': 'Marks of the level' });
  const teacher = await legendOf({ ...person, sub: `sub-${TEACHER_MARK}` });
  expect(teacher.did['decisions.by']).toBe('Decided about a work');
});

test('whatever the data map may give of anybody has words in every language', () => {
  const { knows } = loadWords(VIEWS_DIR);
  const fields = DATA_MAP.flatMap(({ exported }) => ('fields' in exported ? exported.fields : []));
  const keys = fields.flatMap((path) => path.split('.').map((name) => fieldKey(name, null)));
  const acts = DATA_MAP.flatMap(({ collection, acted = [] }) => acted.map(({ by }) => didKey(collection, by)));
  const told = TOLD.map((name) => fieldKey(name, null));
  expect([...keys, ...acts, ...told].filter((key) => !knows(key))).toEqual([]); // locales.test.ts: so have the others
});

type Exported = { collections: Collections; legend: { fields: Record<string, string>; did: Record<string, string> } };

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [name, ...namesIn(one)]);
}

type Collections = Record<string, { documents: object[]; acts: object[]; withheld: object | null }>;

function requestBody(words: string): string {
  const content = `BEGIN SUBMISSION f1\n${words}\nEND SUBMISSION f1`;
  return JSON.stringify({ messages: [{ role: 'system', content: 'Read.' }, { role: 'user', content }] }); // prettier-ignore
}

async function exportOf(whom: object): Promise<Map<string, string>> {
  const answer = await post('/export', whom).buffer(true).parse(readBytes).expect(200);
  return unzipped(answer.body as Buffer);
}

function readBytes(stream: unknown, done: (error: Error | null, body: Buffer) => void): void {
  buffer(stream as NodeJS.ReadableStream).then(
    (body) => done(null, body),
    (error: unknown) => done(error as Error, Buffer.alloc(0)),
  );
}

async function unzipped(bytes: Buffer): Promise<Map<string, string>> {
  const archive = await openArchive(bytes);
  if (!archive) throw new Error('there are too many files');
  const files = new Map<string, string>();
  for (const { path, entry } of archive.entries)
    files.set(String(path), String(await readEntry(archive.zip, entry, 1_000_000)));
  return files;
}

test('an admin finds a person, sees what is kept and who else names them, types the id, and has a certificate', async () => {
  const note = { platformId: 'platform-1', courseId: 'course-1', assignmentId: 'assignment-1', personId: 'student-2' };
  const named = { ...note, by: 'teacher-2', text: `Helped by ${STUDENT_MARK} Sam.` };
  await desk.services.db.collection('markerNotes').insertOne(named);
  expect((await get('/people?q=zqxstud').expect(200)).text).toContain(`<code>sub-${STUDENT_MARK}</code>`);
  const query = new URLSearchParams(person).toString();
  const page = await get(`/person?${query}`).expect(200);
  expect(page.text).toContain('Helped by');
  expect(page.text).toContain('submissions');
  await post('/erase', { ...person, typed: 'yes' }).expect(422);
  const done = await post('/erase', { ...person, typed: person.sub }).expect(303);
  const certificate = await get((done.get('Location') ?? '').replace('/admin/privacy', '')).expect(200);
  expect(certificate.text).toContain('Certificate of erasure');
  expect(certificate.text).not.toMatch(/data:[a-z]/);
  expect(await findTraces(desk.services.db, STUDENT_MARK)).toEqual(['markerNotes']);
  await get(`/person?${query}`).expect(404);
  const json = await get(`${(done.get('Location') ?? '').replace('/admin/privacy', '')}/json`).expect(200);
  expect(json.body).toMatchObject({ format: 'second-reader-erasure-1', by: 'cli:ada' });
});

test('a site writes its own privacy notice: students see it escaped, and a hand-in tells which version stood there', async () => {
  const notices = () => request(desk.app).get('/admin/notices').set('Cookie', cookie).expect(200);
  const send = (form: object) =>
    request(desk.app).post('/admin/notices').set('Cookie', cookie).set('Origin', TOOL).type('form').send(form);
  const student = await desk.student('student-3');
  const told = async (path: string) => (await desk.get(student, path).expect(200)).text;
  await desk.post(student, '/work/text', { text: 'Glaciers carve valleys.' }).expect(303);
  for (const path of ['/stored', '/readers', '/work/check'])
    expect(await told(path)).toContain('A teacher decides about');
  const text =
    'We run <b>this</b>.\r\n\r\nAsk dpo@uni.example or https://uni.example/p?a=1&b=2. Not javascript:alert(1)';
  const preview = await send({ language: 'en', base: '0', act: 'preview', text }).expect(200);
  expect(preview.text).toContain('As students see it');
  expect((await notices()).text).not.toContain('We run');
  await send({ language: 'en', base: '0', text }).expect(303);
  const stale = await send({ language: 'en', base: '0', text: 'Typed in another tab' }).expect(409);
  for (const words of ['Typed in another tab</textarea>', 'We run &lt;b&gt;', 'name="base" value="1"'])
    expect(stale.text).toContain(words);
  await send({ language: 'en', base: '1', text: 'x'.repeat(6_001) }).expect(422);
  await send({ language: 'xx', base: '0', text }).expect(404);
  const links = [...NOTICE_LINKS, '<p>We run &lt;b&gt;this&lt;/b&gt;.</p>'];
  for (const path of ['/stored', '/readers', '/work/check'])
    for (const words of links) expect(await told(path)).toContain(words);
  expect(await told('/stored')).not.toContain('href="javascript');
  const [, notice = ''] = /name="notice" value="(.*?)"/.exec(await told('/work/check')) ?? [];
  await desk.post(student, '/work/submit', { notice }).expect(303);
  const kept = await desk.services.db.collection('submissions').findOne({ personId: 'student-3' });
  expect(kept).toMatchObject({ state: 'with-teacher', noticeVersion: 'en/1' });
  expect((await notices()).text).toContain('cli:ada');
  expect((await notices()).text).not.toMatch(/notices:[a-z]/);
  const acts = desk.services.db.collection('auditActs').find({ 'act.kind': 'notice-saved' });
  expect((await acts.toArray()).map(({ act }) => (act as { actor: string }).actor)).toEqual(['cli:ada']);
});

const NOTICE_LINKS = [
  '<a href="mailto:dpo@uni.example" target="_blank" rel="noopener noreferrer">dpo@uni.example</a>',
  '<a href="https://uni.example/p?a&#x3D;1&amp;b&#x3D;2" target="_blank"',
];
