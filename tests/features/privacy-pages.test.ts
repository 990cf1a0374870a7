import { readConfig } from '../../server/config.ts';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import { DATA_MAP } from '../../server/privacy/data-map.ts';
import request from 'supertest';
import { openDesk, type Desk } from '../support/desk.ts';
import { findTraces } from '../support/find-traces.ts';
import { plantPeople, STUDENT_MARK } from '../support/planted-person.ts';
import { TOOL } from '../support/web-services.ts';

let desk: Desk;
let cookie: string;
beforeAll(async () => {
  desk = await openDesk({ config: readConfig({ PUBLIC_URL: TOOL }) });
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
