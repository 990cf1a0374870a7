import type { Browser } from 'playwright-core';
import { releaseDue } from '../../server/grades/release-due.ts';
import { seedWork } from '../support/desk.ts';
import { openBrowser } from '../support/open-browser.ts';
import { ESSAY_DRAFT, ESSAY_WORK } from '../support/review-sample.ts';
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

test('a student reads the page', async () => {
  const { _id } = await seedWork(desk, { work: ESSAY_WORK, draft: ESSAY_DRAFT });
  const summary = 'A clear explanation. Take one step further with the second example.';
  const form = { version: '0', 'level.example': 'l2', 'level.cause': 'l2', summary };
  await desk.post(desk.teacher, `/review/${_id}/approve`, form).set('Origin', desk.url).expect(303);
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  const { page, base } = await desk.enter(browser, await desk.student());
  await page.goto(`${base}/feedback`);
  await lookAt(page, 'feedback');
});
