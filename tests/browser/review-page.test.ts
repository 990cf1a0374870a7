import type { Browser, Page } from 'playwright-core';
import { seedWork } from '../support/desk.ts';
import { openBrowser } from '../support/open-browser.ts';
import { ESSAY_DRAFT, ESSAY_WORK } from '../support/review-sample.ts';
import { lookAt, serveDesk, type ServedDesk } from '../support/served-desk.ts';

let desk: ServedDesk;
let browser: Browser;
let page: Page;
let base: string;
beforeAll(async () => {
  desk = await serveDesk();
  browser = await openBrowser();
  ({ page, base } = await desk.enter(browser, desk.teacher));
  for (const _id of ['one', 'two', 'three']) await seedEssay(_id);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

const seedEssay = (_id: string) => seedWork(desk, { _id, work: ESSAY_WORK, draft: ESSAY_DRAFT });

test('the review page looks right and has no fault in either theme and on a small screen', async () => {
  await page.goto(`${base}/review/one`);
  await lookAt(page, 'review-page');
});
