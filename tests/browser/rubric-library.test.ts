import type { Browser } from 'playwright-core';
import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import { claimJob } from '../../server/jobs/lease.ts';
import { createReaders } from '../../server/llm/create-readers.ts';
import { runTryout } from '../../server/reviews/tryout/run-tryout.ts';
import { tryoutJobKind } from '../../server/reviews/tryout/tryout-job.ts';
import { seedAssignment } from '../support/desk.ts';
import { RUBRIC, WORK } from '../support/desk-sample.ts';
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

test('a teacher finds, copies, removes and gets back a rubric, and chooses it for the assignment', async () => {
  const { page, base } = await desk.enter(browser, desk.teacher);
  await page.goto(`${base}/assignment`);
  await page.getByRole('link', { name: 'Rubric library' }).click();
  await page.getByLabel('Search rubrics').fill('uncertainty repetition');
  await page.keyboard.press('Enter');
  await page.getByText('1 rubric', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^Copy to this course.*Lab report/ }).click();
  await page.getByText('The rubric is in the library.').waitFor();
  await lookAt(page, 'library-rubric');
  await page.getByRole('button', { name: 'Remove from the library' }).click();
  await page.getByText('Removed from the library').waitFor();
  await lookAt(page, 'library');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('The rubric is back in the library.').waitFor();
  await page.getByText('New rubric').click();
  await page.getByLabel('Title').fill('A mark for the diary');
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('heading', { name: 'A mark for the diary' }).waitFor();
  await page.getByRole('button', { name: 'Choose for this assignment' }).click();
  expect(await page.getByLabel('A mark for the diary').isChecked()).toBe(true);
  await lookAt(page, 'library-set-up');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.goto(`${base}/rubrics?scope=personal`);
  await page.getByText('Used in 1 assignment of this course').waitFor();
});

test('a rubric that stands in prose is put into its form, looked at, and kept', async () => {
  const { page, base } = await desk.enter(browser, desk.teacher);
  await page.goto(`${base}/rubrics`);
  await page.getByRole('link', { name: /convert one from prose/ }).click();
  await page.getByLabel('A rubric, written as prose').check();
  await page.getByLabel('The text').fill(PROSE);
  await lookAt(page, 'rubric-from-text');
  await page.getByLabel('The text').press('Tab');
  await page.getByRole('button', { name: 'Show the rubric' }).press('Enter');
  await page.getByText('Most claims rest on an example.').first().waitFor();
  await lookAt(page, 'rubric-from-text-shown');
  await page.getByRole('button', { name: 'Save to my library' }).press('Enter');
  await page.getByRole('heading', { name: 'Edit a rubric' }).waitFor();
});

const PROSE = `Evidence
Strong (4): Every claim rests on an example that a reader could check.
Fair (2): Most claims rest on an example.
None (0): No claim rests on an example.`;

test('the readers are tried on exemplars; the page says where they agree and what they rest on', async () => {
  desk.services.readers = createReaders({ kind: 'offline' }, 1);
  const levels = RUBRIC.criteria.map(({ id, levels: [first] }) => ({ criterionId: id, levelId: first?.id ?? '' }));
  await assignmentModel(desk.services.db).deleteMany({});
  await seedAssignment(desk.services, { exemplars: [{ id: 'one', text: WORK, levels, comment: 'Too short.' }] });
  const { page, base } = await desk.enter(browser, desk.teacher);
  await page.goto(`${base}/assignment/exemplars`);
  await page.getByRole('button', { name: /^Try the readers/ }).press('Enter');
  await page.getByText('Try the readers').first().waitFor();
  const job = await claimJob(tryoutJobKind(desk.services.db), desk.clock.now());
  if (job) await runTryout(desk.services, job, new AbortController().signal);
  await page.goto(`${base}/assignment/exemplars`);
  await page.getByText(/The readers agree with you on \d of 2 criteria/).waitFor();
  await lookAt(page, 'exemplars-tried');
});
