import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/open-browser.ts';
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

test('the design page shows every part in both themes without a fault', async () => {
  const { page } = await desk.enter(browser, desk.teacher);
  await page.goto(`${desk.url}/design`);
  await lookAt(page, 'design');
});
