import type { Browser } from 'playwright-core';
import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import { releaseDue } from '../../server/grades/release-due.ts';
import { seedWork } from '../support/desk.ts';
import { keepPicture, openBrowser } from '../support/open-browser.ts';
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

test('a teacher previews, approves and releases; the student prints the feedback', async () => {
  await assignmentModel(desk.services.db).updateOne({}, { $set: { releaseTogether: true } });
  const { _id } = await seedWork(desk);
  const { page, base } = await desk.enter(browser, desk.teacher);
  await page.goto(`${base}/review/${_id}`);
  await page.fill('#summary', 'Typed a moment ago.');
  await page.getByRole('button', { name: 'As the student reads it' }).click();
  await page.getByText('This is what the student will read.').waitFor();
  expect(await page.getByText('Typed a moment ago.').count()).toBe(1);
  await lookAt(page, 'release-preview');
  await page.getByRole('link', { name: 'Back to the review' }).click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Approved, not out yet').waitFor();
  await page.goto(`${base}/release`);
  await lookAt(page, 'release-waiting');
  await page.getByRole('button', { name: 'Release all approved now' }).click();
  await page.getByText('1 work is released').waitFor();
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  await page.goto(`${base}/assignment`);
  await keepPicture(page, 'release-rules');
  await printsAlone();
});

/** On paper the feedback stands alone. */
async function printsAlone(): Promise<void> {
  const { page, base } = await desk.enter(browser, await desk.student());
  await page.goto(`${base}/feedback`);
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(true);
  await page.emulateMedia({ media: 'print' });
  await keepPicture(page, 'feedback-print');
  expect(await page.locator('header.page-header, footer, button, .timeline').filter({ visible: true }).count()).toBe(0);
  expect(await page.getByText('Typed a moment ago.').isVisible()).toBe(true);
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
}
