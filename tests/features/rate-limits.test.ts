import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { createRateLimits, sweepRateLimits } from '../../server/http/rate-limits.ts';
import { LAUNCH_RULE, ruleOf } from '../../server/http/rate-rules.ts';
import request from 'supertest';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import type { OpenVisit } from '../support/open-visit.ts';
import { TOOL } from '../support/web-services.ts';

/** A fortieth of what is allowed: three saves a minute, one hand-in. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ config: readConfig({ PUBLIC_URL: TOOL, RATE_LIMITS: '0.025' }) });
});
afterAll(() => desk.close());

const save = (visit: OpenVisit, text: string) => desk.post(visit, '/work/text', { text });
const counters = () => desk.services.db.collection('rateLimits');
const textOf = async (personId: string) =>
  (await submissionModel(desk.services.db).findOne({ personId }).lean())?.work.text;

test('who is over it keeps what they wrote, in a form that sends it again, and is told when', async () => {
  const student = await desk.student('student-1');
  for (const text of ['One.', 'One. Two.', 'One. Two. Three.']) await save(student, text).expect(303);
  const refused = await save(student, 'One. Two. Three. <Four>').expect(429);
  expect(Number(refused.get('Retry-After'))).toBeGreaterThan(0);
  expect(refused.text).toContain('That was very much in a short time');
  expect(refused.text).toMatch(/<textarea[^>]*readonly>\s*One\. Two\. Three\. &lt;Four&gt;<\/textarea>/);
  expect(refused.text).toContain('<input type="hidden" name="text" value="One. Two. Three. &lt;Four&gt;">');
  expect(refused.text).toContain(`action="${student.path}/work/text"`);
  expect(await textOf('student-1')).toBe('One. Two. Three.');
});

test('the page that saves by itself hears it as JSON, and tries again later', async () => {
  const student = await desk.student('student-1');
  const refused = await save(student, 'Five.').set('Accept', 'application/json').expect(429);
  expect(refused.body).toMatchObject({ error: { code: 'too-many-requests' } });
});

test('nobody else is held up, and all processes count together', async () => {
  const other = await desk.student('student-2');
  await save(other, 'Mine.').expect(303);
  const again = await desk.student('student-1');
  const elsewhere = createApp(desk.services);
  const posted = request(elsewhere).post(`${again.path}/work/text`).set('Cookie', again.cookie).set('Origin', TOOL);
  await posted.type('form').send({ text: 'Six.' }).expect(429);
});

test('admins’ sign-ins are counted by address', async () => {
  const look = () => request(desk.app).get('/admin/sign-in/unknown');
  for (let tries = 0; tries < 2; tries++) await look().expect(401);
  await look().expect(429);
});

test('1,500 students behind one address in a minute are let in even at a quarter of what is allowed; a flood is not', async () => {
  const { db, secret, logger } = desk.services;
  const limits = createRateLimits({ db, secret, logger, generosity: 1_500 / LAUNCH_RULE.most });
  const take = () => limits.take(LAUNCH_RULE, 'platform-1 192.0.2.1');
  for (let students = 0; students < 1_500; students += 30)
    expect(await Promise.all(Array.from({ length: 30 }, take))).toEqual(Array(30).fill(null));
  expect(await take()).toBeGreaterThan(0);
});

test('counters know nobody by name, and go when they have run out', async () => {
  const stored = JSON.stringify(await counters().find().toArray());
  expect(stored).toContain('save:');
  expect(stored).not.toMatch(/student-1|127\.0\.0\.1/);
  await sweepRateLimits(desk.services.db, new Date(Date.now() + 3_600_000));
  expect(await counters().countDocuments()).toBe(0);
});

test('counters that cannot be written hold nobody up', async () => {
  const name = 'rateLimits';
  await desk.services.db.collection(name).drop();
  await desk.services.db.createCollection(name, { validator: { never: { $exists: true } } });
  const student = await desk.student('student-3');
  for (let saves = 0; saves < 5; saves++) await save(student, `Text ${saves}.`).expect(303);
  expect(await counters().countDocuments()).toBe(0);
  await desk.services.db.collection(name).drop();
});

test.each([
  ['POST', '/work/text', {}, 'save'],
  ['POST', '/review/abc', {}, 'save'],
  ['POST', '/work/submit', {}, 'hand-in'],
  ['POST', '/work/file', {}, 'upload'],
  ['POST', '/work/file/', {}, 'upload'], // Express takes these for the same
  ['POST', '/Work/FILE', {}, 'upload'],
  ['POST', '/', {}, 'act'],
  ['POST', '/feedback/reply', {}, 'reply'],
  ['POST', '/rubrics/propose', {}, 'ask-readers'],
  ['POST', '/review/abc/redraft', {}, 'ask-readers'],
  ['GET', '/queue', { q: 'bench' }, 'search'],
  ['GET', '/queue', {}, null],
  ['POST', '/review/abc/approve', {}, 'act'],
])('%s %s falls under its rule', (method, path, query, name) => {
  expect(ruleOf({ method, path, query })?.name ?? null).toBe(name);
});
