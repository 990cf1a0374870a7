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
