import type { Browser, Page } from 'playwright-core';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import { AUDIT_SOURCES } from '../../server/audit-sources.ts';
import { sweepAudit } from '../../server/audit/sweep-audit.ts';
import { bookOf } from '../../server/departures/departure-book.ts';
import { saveNotice } from '../../server/notices/save-notice.ts';
import { reviewForm, seedWork, TENANCY } from '../support/desk.ts';
import { WORK } from '../support/desk-sample.ts';
import { keepPicture, openBrowser } from '../support/open-browser.ts';
import type { OpenVisit } from '../support/open-visit.ts';
import { lookAt, serveDesk, type ServedDesk } from '../support/served-desk.ts';

let desk: ServedDesk;
let browser: Browser;
beforeAll(async () => {
  desk = await serveDesk();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

const SHARED = `Principles. ${'Quote first, judge second. '.repeat(40)}`;
const request = (own: string) =>
  JSON.stringify({ model: 'reader-one', messages: [SHARED, own].map((content) => ({ role: 'user', content })) });

async function leave(_id: string, submissionId: string, own: string): Promise<void> {
  const what = { assignmentId: 'assignment-1', submissionIds: [submissionId], kind: 'model' as const, task: 'draft' };
  const book = bookOf(desk.services);
  await book.leave({ _id, ...TENANCY, ...what, host: 'models.example', model: 'reader-one', body: request(own) });
  await book.back(_id, { text: '{"points":[]}', error: null });
}

async function open(visit: OpenVisit, path: string): Promise<Page> {
  const { page, base } = await desk.enter(browser, visit);
  await page.goto(`${base}/${path}`);
  await page.getByRole('link', { name: /What left the building/ }).click();
  await page.getByRole('heading', { level: 1, name: 'What left the building' }).waitFor();
  for (const summary of await page.locator('summary').all()) await summary.click();
  return page;
}

test('what left, as the teacher and as the student read it: in both themes and narrow', async () => {
  const { _id } = await seedWork(desk);
  await leave('call-1', _id, `Your role.\n\nBEGIN SUBMISSION f00\n${WORK}\nEND SUBMISSION f00`);
  await leave('call-2', _id, 'Comments alone.');
  const teacher = await open(desk.teacher, `review/${_id}`);
  expect(await teacher.locator('[data-body]').count()).toBe(2);
  await lookAt(teacher, 'left-teacher');
  const student = await open(await desk.student(), 'feedback');
  await student.getByText('No words of your work were in it.').waitFor();
  expect(await student.locator('main').innerText()).toContain(WORK.slice(0, 40));
  expect(await student.locator('main').innerText()).not.toContain('judge second');
  await lookAt(student, 'left-student');
});

test('a pack of evidence is read on a phone: nothing is scrolled sideways, each cell is named', async () => {
  const { _id } = await seedWork(desk, { attempt: 7 });
  const { page, base } = await desk.enter(browser, desk.teacher);
  const act = { form: reviewForm(), headers: { Origin: desk.url } };
  expect((await page.request.post(`${base}/review/${_id}/approve`, act)).ok()).toBe(true);
  await sweepAudit(desk.services, AUDIT_SOURCES);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.setContent(await (await page.request.get(`${base}/review/${_id}/evidence`)).text());
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await keepPicture(page, 'evidence-narrow');
  expect(await page.locator('thead:visible').count()).toBe(0);
  const named = await page
    .locator('td:not(:empty)')
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content.replaceAll('"', '')));
  expect(named).toEqual(expect.arrayContaining(['When: ', 'What: ', 'Hash: ']));
});

test('how long courses keep works, and a site’s own notice before handing in: in both themes and narrow', async () => {
  const { services } = desk;
  const text = 'Northfield University processes what you hand in.\n\nAsk dpo@northfield.example.';
  await saveNotice(services, { language: 'en', base: 0, by: 'cli:ada', text });
  const { page, base } = await desk.enter(browser, await desk.student('student-3'));
  await page.goto(`${base}/work/check`);
  const fold = page.locator('.fold', { hasText: 'Northfield' });
  await fold.locator('summary').click();
  expect((await fold.innerText()).match(/Northfield/g)).toHaveLength(1); // not in the teaser as well
  await lookAt(page, 'student-notice');
  await page.goto(await createSignInLink(services, 'cli:ada'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.goto(`${desk.url}/admin/privacy/retention`);
  await page.getByLabel('Until a date').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Choose a date.').waitFor();
  await lookAt(page, 'admin-retention');
});

test('what is stored of a student, their wish for readers, and too much at once: in both themes and narrow', async () => {
  const { page, base } = await desk.enter(browser, await desk.student('student-2'));
  for (const name of ['stored', 'readers']) {
    await page.goto(`${base}/${name}`);
    await lookAt(page, `student-${name}`);
  }
  await page.goto(`${base}/work`);
  const save = async (words: string) => {
    await page.getByRole('textbox').first().fill(words);
    await page.getByRole('button', { name: 'Save', exact: false }).first().click();
  };
  await save('My leaves fall.');
  await page.waitForLoadState('networkidle');
  await desk.services.db.collection('rateLimits').updateMany({}, { $set: { points: 10_000 } });
  await save('My leaves fall in autumn.');
  await page.getByRole('heading', { name: 'That was very much in a short time' }).waitFor();
  expect(await page.getByRole('textbox').inputValue()).toBe('My leaves fall in autumn.');
  await lookAt(page, 'too-many');
});
