import type { Express } from 'express';
import request from 'supertest';
import { createApp } from '../../server/app.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { sweepVisits } from '../../server/http/visit-repository.ts';
import type { Services } from '../../server/services.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { openVisit } from '../support/open-visit.ts';
import { TOOL, webServices } from '../support/web-services.ts';

let database: Database;
let services: Services;
let app: Express;
let now = new Date('2026-11-23T12:00:00Z');

beforeAll(async () => {
  database = await openTestDatabase();
  services = await webServices(database.connection, { clock: { now: () => now } });
  app = createApp(services);
});
afterAll(() => database.close());

const open = (path: string, cookie: string) => request(app).get(path).set('Cookie', cookie);

test('the cookie reaches one launch only, and only over a safe way', async () => {
  const { path, setCookie } = await openVisit(services);
  const [pair, ...attributes] = setCookie.split('; ');
  expect(pair).toMatch(new RegExp(`^__Secure-sr_${path.slice('/l/'.length)}=[\\w-]{43}$`));
  expect(attributes.sort()).toEqual([`Path=${path}`, 'HttpOnly', 'Secure', 'SameSite=None', 'Partitioned'].sort());
});

test('the database holds no secret that opens a session', async () => {
  const { cookie } = await openVisit(services);
  const stored = await database.connection.collection('visits').find().toArray();
  expect(stored.length).toBeGreaterThan(0);
  expect(JSON.stringify(stored)).not.toContain(cookie.split('=')[1]);
});

test('a visit opens its own pages', async () => {
  const { path, cookie } = await openVisit(services, { role: 'none' });
  const page = await open(path, cookie).expect(200);
  expect(page.text).toContain('You are signed in, but have no role here');
  expect(page.get('Cache-Control')).toBe('no-store');
});

test.each([
  ['no cookie', () => ''],
  ['a wrong secret', (name: string) => `${name}=${'A'.repeat(43)}`],
  ['an empty secret', (name: string) => `${name}=`],
])('%s is told to open the activity again', async (_case, cookieFor) => {
  const { path, cookie } = await openVisit(services);
  const page = await open(path, cookieFor(cookie.split('=')[0] ?? '')).expect(401);
  expect(page.text).toContain('Open the activity again from your course');
});

test("one visit's secret opens no other visit, not even under the other's name", async () => {
  const [one, other] = [await openVisit(services), await openVisit(services)];
  await open(other.path, one.cookie).expect(401);
  const [otherName] = other.cookie.split('=');
  await open(other.path, `${otherName ?? ''}=${one.cookie.split('=')[1] ?? ''}`).expect(401);
});

test('a visit ends twelve hours after its last page, and the sweep then removes it', async () => {
  const { path, cookie } = await openVisit(services, { role: 'none' });
  const started = now.getTime();
  now = new Date(started + 10 * HOUR_MS);
  await open(path, cookie).expect(200);
  now = new Date(started + 22 * HOUR_MS - 1);
  await open(path, cookie).expect(200);
  now = new Date(started + 24 * HOUR_MS - 1);
  await open(path, cookie).expect(200);
  now = new Date(started + 24 * HOUR_MS); // a day after the launch it ends, however much it is used
  await open(path, cookie).expect(401);
  expect(await sweepVisits(services.db, now)).toBeGreaterThan(0);
  expect(await sweepVisits(services.db, now)).toBe(0);
  now = new Date(started);
});

test('a visit that is not used ends after twelve hours', async () => {
  const { path, cookie } = await openVisit(services, { role: 'none' });
  const started = now.getTime();
  now = new Date(started + 12 * HOUR_MS);
  await open(path, cookie).expect(401);
  now = new Date(started);
});

const HOUR_MS = 3_600_000;

test('words sent after the end of a visit are given back, escaped, with what to do', async () => {
  const { path } = await openVisit(services);
  const form = { version: '3', 'level.cause': 'l2', summary: 'A summary <b>of mine</b>' };
  const post = () => request(app).post(`${path}/review/w1`).set('Origin', TOOL).type('form').send(form);
  const page = await post().expect(401);
  expect(page.text).toContain('A summary &lt;b&gt;of mine&lt;/b&gt;');
  expect(page.text).toContain('Open the activity again from your course');
  expect(page.text).not.toMatch(/<textarea[^>]*>\s*(l2|3)\s*</);
  expect((await post().set('Accept', 'application/json').expect(401)).body).toMatchObject({
    error: { code: 'session-missing' },
  });
});

test.each([
  ['instructor', 'assignment'],
  ['designer', 'assignment'],
  ['student', 'work'],
] as const)('a launch as %s lands on %s while nothing is set up', async (role, landing) => {
  const { path, cookie } = await openVisit(services, { role });
  const answer = await open(`${path}/`, cookie).expect(303);
  expect(answer.get('Location')).toBe(`${path}/${landing}`);
});

test('a page of another role is refused in words', async () => {
  const { path, cookie } = await openVisit(services, { role: 'student' });
  const page = await open(`${path}/assignment`, cookie).expect(403);
  expect(page.text).toContain('This page is not for your role in the course');
});

test.each([
  ['https://lms.example/course/1', true],
  ['javascript:alert(1)', false],
])('the way back to the course: %s', async (returnUrl, shown) => {
  const { path, cookie } = await openVisit(services, { role: 'none', returnUrl });
  const page = await open(path, cookie).expect(200);
  expect(page.text.includes('Back to the course')).toBe(shown);
});

test.each([
  ['de_DE', 'de-DE', 'Sie sind angemeldet, haben hier aber keine Rolle'],
  ['de-AT', 'de-AT', 'Sie sind angemeldet, haben hier aber keine Rolle'],
  ['de_du', 'de-DU', 'Sie sind angemeldet, haben hier aber keine Rolle'],
  ['ES_mx_kids', 'es-MX', 'aquí no tiene ningún papel'],
  ['fr_CA', 'en', 'You are signed in, but have no role here'],
  ['not a language!', 'en', 'You are signed in, but have no role here'],
  [null, 'en', 'You are signed in, but have no role here'],
])('the page speaks the language of the launch, and says which: %s', async (locale, lang, words) => {
  const { path, cookie } = await openVisit(services, { role: 'none', locale });
  const page = await open(path, cookie);
  expect(page.text).toContain(`<html lang="${lang}">`);
  expect(page.text).toContain(words);
});

test.each([
  ['de-CH,de;q=0.9,en;q=0.8', 'de-CH', 'Unter dieser Adresse gibt es keine Seite'],
  ['fr-FR,es;q=0.5,en;q=0.3', 'es', 'No hay ninguna página en esta dirección'],
  ['fr, *', 'en', 'There is no page at this address'],
  ['de-'.repeat(2000), 'de-DE', 'Unter dieser Adresse gibt es keine Seite'],
  ['de_DE;q=x,'.repeat(500), 'en', 'There is no page at this address'],
])('without a launch the page speaks the browser’s language: %#', async (accepted, lang, words) => {
  const page = await request(app).get('/no/such/page').set('Accept-Language', accepted).expect(404);
  expect(page.text).toContain(`<html lang="${lang}">`);
  expect(page.text).toContain(words);
  expect(page.get('Vary')).toContain('Accept-Language');
});

test('a picker may be framed by the LMS it answers to, however new its registration is', async () => {
  const accepts = { acceptTypes: ['ltiResourceLink'], acceptTargets: ['iframe'], acceptMultiple: true };
  const picking = { ...accepts, returnUrl: 'https://new-lms.example/back', data: null, lineItems: true };
  const visit = await openVisit(services, { returnUrl: null, linkId: '', picking });
  const page = await request(app).get(`${visit.path}/pick`).set('Cookie', visit.cookie).expect(200);
  expect(page.get('Content-Security-Policy')).toMatch(/frame-ancestors [^;]*https:\/\/new-lms\.example/);
});
