import type { Browser } from 'playwright-core';
import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import type { Assignment } from '../../server/assignments/assignment.ts';
import { claimJob } from '../../server/jobs/lease.ts';
import { createReaders } from '../../server/llm/create-readers.ts';
import { runTryout } from '../../server/reviews/tryout/run-tryout.ts';
import { tryoutJobKind } from '../../server/reviews/tryout/tryout-job.ts';
import { seedAssignment } from '../support/desk.ts';
import { WORK } from '../support/desk-sample.ts';
import { openBrowser } from '../support/open-browser.ts';
import { openVisit } from '../support/open-visit.ts';
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

test('set up, exemplars pasted, the readers tried on them, opened: then a student enters', async () => {
  desk.services.readers = createReaders({ kind: 'offline' }, 1);
  const student = await desk.enter(browser, await openVisit(desk.services, { ...PREPARED, ...SAM }));
  const { page, base } = await desk.enter(browser, await openVisit(desk.services, PREPARED));
  await page.goto(`${base}/assignment`);
  await page.getByLabel('Title').fill('Why leaves fall');
  await page.getByLabel('Task, as students see it').fill('Explain why leaves fall.');
  await page.getByLabel(/^Short answer/).check();
  await page.getByLabel('Not yet: I open it myself').check();
  await lookAt(page, 'opening-choice');
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await page.getByText('Students cannot see this yet.').waitFor();
  await lookAt(page, 'opening-ready');
  await student.page.goto(`${student.base}/work`);
  await student.page.getByRole('heading', { name: 'Not open yet' }).waitFor();
  await lookAt(student.page, 'opening-student');
  await page.getByRole('link', { name: 'Add exemplars' }).press('Enter');
  await page.getByLabel('The work').fill(WORK);
  for (const level of await page.getByRole('combobox').all()) await level.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Add this exemplar' }).press('Enter');
  await page.getByRole('link', { name: 'Back to the assignment' }).press('Enter');
  await page.getByText('The readers have not been tried on them').waitFor();
  await lookAt(page, 'opening-untried');
  await page.getByRole('link', { name: 'Go to the try-out' }).press('Enter');
  await page.getByRole('button', { name: /^Try the readers/ }).press('Enter');
  await page.getByText('Try the readers').first().waitFor();
  const job = await claimJob(tryoutJobKind(desk.services.db), desk.clock.now());
  if (job) await runTryout(desk.services, job, new AbortController().signal);
  await page.goto(`${base}/assignment/exemplars`);
  await page.getByText(/The readers agree with you on \d of \d criteri/).waitFor();
  await lookAt(page, 'exemplars-tried');
  await page.goto(`${base}/queue`);
  await page.getByText(/the readers agree with you on \d of \d criteri/).waitFor();
  await lookAt(page, 'opening-queue');
  await page.getByRole('button', { name: 'Open to students' }).press('Enter');
  await page.getByText('Students can hand in now.').waitFor();
  await student.page.getByRole('link', { name: 'Look again' }).click();
  await student.page.getByText('Explain why leaves fall.').waitFor();
});

test('a tab that was open when it was closed keeps its words, says so, and saves them once it is open again', async () => {
  await assignmentModel(desk.services.db).deleteMany({});
  await seedAssignment(desk.services);
  const opening = (to: Assignment['opening']) => assignmentModel(desk.services.db).updateOne({}, { opening: to });
  const { page, base } = await desk.enter(browser, await openVisit(desk.services, SAM));
  await page.clock.install();
  await page.goto(`${base}/work`);
  await opening({ at: null, opened: null });
  await page.getByLabel('Write or paste your answer').fill('Typed while it closed.');
  await page.clock.runFor(4_000);
  await page.getByText('Not saved: this assignment is not open.').waitFor();
  await opening(null);
  await page.clock.runFor(11_000);
  await page.getByText(/^Saved/).waitFor();
});

const PREPARED = { linkId: 'link-prepared' };
const SAM = { role: 'student', personId: 'student-1', personName: 'Sam Student' } as const;
