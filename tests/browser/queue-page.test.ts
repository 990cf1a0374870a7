import type { Browser, Page } from 'playwright-core';
import { markUngrouped } from '../../server/reviews/groups/grouping-repository.ts';
import { sweepGroupings } from '../../server/reviews/groups/sweep-groupings.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { queuedWork, seedAssignment, seedWork } from '../support/desk.ts';
import { WORK } from '../support/desk-sample.ts';
import { watchShifts } from '../support/layout-shift.ts';
import { openBrowser } from '../support/open-browser.ts';
import { lookAt, serveDesk, type ServedDesk } from '../support/served-desk.ts';

let desk: ServedDesk;
let browser: Browser;
let page: Page;
let base: string;
beforeAll(async () => {
  desk = await serveDesk();
  desk.services.config = { ...desk.services.config, batchApproval: true };
  browser = await openBrowser();
  ({ page, base } = await desk.enter(browser, desk.teacher));
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});
beforeEach(() => desk.reset());

const hours = (n: number) => new Date(Date.UTC(2026, 10, 20) + n * 3_600_000);

async function seedDesk(): Promise<void> {
  const tides = await seedAssignment(desk.services, { _id: 'a2', linkId: 'link-2', title: 'Why tides turn' });
  await seedWork({ ...desk, assignment: tides }, { _id: 'tide', personId: 'student-2' });
  for (let n = 0; n < 55; n++) await seedWork(desk, { _id: `w${n}`, submittedAt: hours(n) });
  const reasons = [{ code: 'absent-evidence', criterionId: 'example' }];
  await seedWork(desk, { _id: 'look', submittedAt: hours(1), draft: { route: 'look-here', routeReasons: reasons } });
  await seedWork(desk, { _id: 'drawn', submittedAt: hours(2), blindFirst: true, personId: 'student-2' });
  await seedWork(desk, { _id: 'unread', draftId: null, noDraft: 'image-only', personId: 'student-2' });
  for (let n = 0; n < 3; n++) await seedWork(desk, { _id: `q${n}`, ...queuedWork(desk.clock) });
}

test('the queue looks right, and drafts that arrive move no row', async () => {
  await seedDesk();
  await page.goto(`${base}/queue`);
  await page.getByRole('heading', { name: 'Review queue' }).waitFor();
  await lookAt(page, 'queue');
  const top = () => page.locator('tbody tr').first().boundingBox();
  const before = await top();
  const shifted = await watchShifts(page);
  const rows = await page.locator('tr[data-submission]').count();
  await submissionModel(desk.services.db).updateOne({ _id: 'q0' }, { $set: { state: 'with-teacher' } });
  await page.getByText('1 more draft is here').waitFor();
  expect(await top()).toEqual(before);
  expect(await page.locator('tr[data-submission]').count()).toBe(rows);
  await submissionModel(desk.services.db).updateMany({ state: 'queued' }, { $set: { state: 'with-teacher' } });
  await page.getByText('3 more drafts are here').waitFor();
  expect(await page.locator('#queue-live[hx-get]').count()).toBe(0); // it has stopped asking
  expect(await shifted()).toBeLessThan(0.01);
  expect(await top()).toEqual(before);
  await page.getByRole('link', { name: 'Show them' }).click();
  await page.locator('.queue-fresh:empty').waitFor({ state: 'attached' });
});

test('searched, paged and filtered by keyboard alone; the whole course looks right', async () => {
  await seedDesk();
  await page.goto(`${base}/queue`);
  await page.locator('#queue-q').focus();
  await page.keyboard.type('zoe');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=zoe/);
  expect(await page.locator('tr[data-submission]').count()).toBe(2);
  await page.goto(`${base}/queue`);
  await page.getByRole('link', { name: 'Next page' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Page 2 of 2').waitFor();
  await page.goto(`${base}/queue?q=nothing+like+it`);
  await page.getByText('No work matches').waitFor();
  await lookAt(page, 'queue-no-match');
  await page.goto(`${base}/queue?scope=course`);
  await lookAt(page, 'queue-course');
});

test('groups and batch approval look right, and a batch can be walked by keyboard alone', async () => {
  const work = (text: string) => ({
    work: { kind: 'text' as const, text, typed: text, file: null, extraction: { status: 'none' as const } },
  });
  for (let n = 0; n < 20; n++)
    await seedWork(desk, { _id: `g${n}`, ...work(n % 3 === 0 ? WORK.replace('in my', 'in my own') : WORK) });
  const last = await seedWork(desk, {
    _id: 'alone',
    ...work('Tides turn 7 times with the moon because of abscission.'),
  });
  await markUngrouped(desk.services.db, last, new Date(0));
  await sweepGroupings(desk.services);
  await page.goto(`${base}/groups`);
  await lookAt(page, 'groups');
  await page.getByRole('link', { name: /answers/ }).click();
  await page.getByText('What differs from the first one is marked').waitFor();
  await lookAt(page, 'group');
  await page.goto(`${base}/batch`);
  await lookAt(page, 'batch-new');
  await readTooltip(page);
  await page.getByRole('button', { name: /Draw the sample/ }).focus();
  await page.keyboard.press('Enter');
  const next = page.getByRole('button', { name: 'Read the next one' });
  await next.waitFor();
  await lookAt(page, 'batch-reading');
  for (let reads = 0; (await next.count()) > 0; reads++) {
    expect(reads).toBeLessThan(11);
    await next.focus();
    await page.keyboard.press('Enter');
    await page.locator('#review-form').waitFor();
    await page.getByRole('button', { name: /^Approve/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=approved/);
    await page.getByRole('link', { name: 'Back to the queue' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/batch\//);
  }
  await page.getByRole('button', { name: /you did not read/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/were read\./).waitFor();
  await lookAt(page, 'batch-approved');
  expect(await submissionModel(desk.services.db).countDocuments({ state: 'approved' })).toBe(21);
});

/** Formula and source are there for a mouse, for the keyboard and for a finger; Escape puts them away and nothing moves. */
async function readTooltip(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Formula and source' });
  const text = page.locator('#how-many');
  expect(await text.isVisible()).toBe(false);
  await button.hover();
  await page.getByText('Acceptance Sampling in Quality Control').waitFor();
  await lookAt(page, 'batch-tooltip');
  await text.hover();
  await page.waitForTimeout(500); // longer than it lingers after the pointer has left
  expect(await text.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await text.waitFor({ state: 'hidden' });
  await page.mouse.move(0, 0);
  await page.getByRole('link', { name: 'Back to the queue' }).focus();
  await page.keyboard.press('Tab');
  await text.waitFor({ state: 'visible' });
  await page.keyboard.press('Tab');
  await text.waitFor({ state: 'hidden' });
}

test('while marking is anonymous, queue, review and set-up name nobody and say so', async () => {
  await seedAssignment(desk.services, { anonymous: true });
  for (const n of [1, 2]) await seedWork(desk, { _id: `hidden${n}`, personId: `student-${n}` });
  await page.goto(`${base}/queue`);
  await lookAt(page, 'anonymous-queue');
  await page
    .getByRole('link', { name: /^Student \d{3}$/ })
    .first()
    .click();
  await page.getByText('Name hidden').waitFor();
  await page.goto(`${page.url()}?from=gradebook`);
  await lookAt(page, 'anonymous-review');
  expect(await page.content()).not.toMatch(/Sam Student|Zoe Student/);
  await page.goto(`${base}/assignment`);
  expect(await page.getByLabel('Hide students’ names').isChecked()).toBe(true);
  await lookAt(page, 'anonymous-set-up');
});
