import type { Browser, Page, Route } from 'playwright-core';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import { seedWork, TENANCY } from '../support/desk.ts';
import { openBrowser } from '../support/open-browser.ts';
import { ESSAY_DRAFT, ESSAY_WORK } from '../support/review-sample.ts';
import { serveDesk, type ServedDesk } from '../support/served-desk.ts';

/** A form that was sent stands on the screen until the next page has come: on a slow line that is seconds. */
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
beforeEach(() => desk.reset());

test('a review that was sent takes no words and no second press, and what comes anew has the words that were sent', async () => {
  await seedWork(desk, { _id: 'one', work: ESSAY_WORK, draft: ESSAY_DRAFT });
  const { page, base, context } = await desk.enter(browser, desk.teacher);
  await page.goto(`${base}/review/one`);
  const line = await slowLine(page, /review\/one/u);
  await page.locator('#summary').fill('Well argued.');
  const typeInto = await handOn(page, '#summary');
  await page.getByRole('button', { name: 'Save' }).click({ noWaitAfter: true });
  await line.taken();
  await page.keyboard.type('ax');
  await typeInto();
  line.open();
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect(await leftWith(page)).toBe('Well argued.');
  await page.locator('#summary').fill('Well argued, and taken again.');
  expect(line.sent()).toBe(1);
  expect(await findSubmission(desk.services.db, TENANCY, 'one')).toMatchObject({
    review: { version: 1, summary: 'Well argued.' },
  });
  await context.close();
});

test('a review whose sending was broken off takes words again and saves them', async () => {
  await seedWork(desk, { _id: 'one', work: ESSAY_WORK, draft: ESSAY_DRAFT });
  const { page, base, context } = await desk.enter(browser, desk.teacher);
  await page.clock.install();
  await page.goto(`${base}/review/one`);
  const line = await slowLine(page, /review\/one/u);
  await page.locator('#summary').fill('Well argued.');
  await page.getByRole('button', { name: 'Save' }).click({ noWaitAfter: true });
  await line.taken();
  line.breakOff();
  await page.clock.runFor(31_000);
  await page.locator('#summary').fill('Well argued, Sam.');
  await page.clock.runFor(3_000);
  await page.locator('[data-save-state]', { hasText: /^Saved \d/ }).waitFor();
  expect((await findSubmission(desk.services.db, TENANCY, 'one'))?.review?.summary).toBe('Well argued, Sam.');
  await context.close();
});

test('an answer that is on its way to the check takes no words either', async () => {
  const { page, base, context } = await desk.enter(browser, await desk.student('student-9'));
  await page.goto(`${base}/work`);
  const line = await slowLine(page, /work\/check/u);
  await page.locator('#text').fill('Leaves fall in autumn.');
  const typeInto = await handOn(page, '#text');
  await page.locator('form[data-autosave] button[type=submit]').first().click({ noWaitAfter: true });
  await line.taken();
  await typeInto();
  line.open();
  await page.locator('#what-readers-see').waitFor();
  expect(await leftWith(page)).toBe('Leaves fall in autumn.');
  await context.close();
});

/**
 * Types into a field as a hand does, by place and keys: once a page is leaving, a browser that is driven answers nothing
 * about it before the next one has come. `leftWith` then tells what stood in the field at the end.
 */
async function handOn(page: Page, field: string): Promise<() => Promise<void>> {
  const box = await page.locator(field).boundingBox();
  await page.evaluate((one) => {
    const area = document.querySelector<HTMLTextAreaElement>(one);
    window.addEventListener('pagehide', () => sessionStorage.setItem('left-with', area?.value ?? ''));
  }, field);
  return async () => {
    await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
    await page.keyboard.type(' These words would be lost.');
  };
}

function leftWith(page: Page): Promise<string | null> {
  return page.evaluate(() => sessionStorage.getItem('left-with'));
}

type SlowLine = { taken: () => Promise<unknown>; open: () => void; breakOff: () => void; sent: () => number };

/** Holds what a page posts to an address back until it is let go, or breaks the line. */
async function slowLine(page: Page, address: RegExp): Promise<SlowLine> {
  const held: Route[] = [];
  let isOpen = false;
  let sent = 0;
  const taken = Promise.withResolvers<undefined>();
  await page.route(address, (route) => {
    if (route.request().method() !== 'POST' || !route.request().isNavigationRequest() || isOpen)
      return route.continue();
    sent += 1;
    held.push(route);
    taken.resolve(undefined);
    return undefined;
  });
  const letGo = (end: (route: Route) => unknown): void => {
    isOpen = true;
    held.forEach(end);
  };
  return {
    taken: () => taken.promise,
    open: () => letGo((route) => route.continue()),
    breakOff: () => letGo((route) => route.abort('aborted')),
    sent: () => sent,
  };
}
