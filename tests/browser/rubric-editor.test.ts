import type { Browser, Page } from 'playwright-core';
import { createLibraryRubric } from '../../server/workshop/create-library-rubric.ts';
import { findRubric } from '../../server/workshop/find-rubric.ts';
import { TENANCY } from '../support/desk.ts';
import { openBrowser } from '../support/open-browser.ts';
import { lookAt, serveDesk, type ServedDesk } from '../support/served-desk.ts';
import { tidesRubric } from '../unit/grading/builders.ts';

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

const patron = { tenancy: TENANCY, personId: 'teacher-1' };
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');
const said = (page: Page, words: string) =>
  page.waitForFunction((wanted) => document.querySelector('[data-editor-said]')?.textContent === wanted, words);

test('a rubric is made by keys alone: rows and columns move, the focus with them, the preview follows', async () => {
  const made = await createLibraryRubric(desk.services, { patron, name: null, scope: 'course', rubric: tidesRubric });
  const id = made.kind === 'kept' ? made.id : '';
  const { page, base } = await desk.enter(browser, desk.teacher);
  await page.goto(`${base}/rubrics/${id}/edit`);
  const { keyboard } = page;

  await page.locator('[id="criteria.0.levels.1.descriptor"]').focus();
  await keyboard.press('End');
  await keyboard.type(' Or the Sun.');
  await keyboard.press('Alt+ArrowRight');
  await said(page, 'Level “Named” is now number 3 of 3.');
  expect(await focused(page)).toBe('criteria.0.levels.2.descriptor');
  await page.waitForFunction(() => document.querySelector('#lint')?.textContent.includes('gives no more points'));
  await keyboard.press('Alt+ArrowLeft');
  await said(page, 'Level “Named” is now number 2 of 3.');
  await keyboard.press('Alt+ArrowDown');
  await said(page, 'Criterion “Cause” is now number 2 of 2.');
  expect(await focused(page)).toBe('criteria.1.levels.1.descriptor');
  await keyboard.type(' Both pull.');
  await page.waitForFunction(() => document.querySelector('#preview')?.textContent.includes('Both pull.'));

  await page.locator('button[value="add"]').focus();
  await keyboard.press('Enter');
  await said(page, 'A criterion was added: number 3 of 3.');
  expect(await focused(page)).toBe('criteria.2.title');
  await keyboard.type('Units');
  await page.locator('button[value="remove.2"]').focus();
  await keyboard.press('Enter');
  await said(page, 'Criterion “Units” was removed.');
  await keyboard.press('Enter'); // the focus is on "Undo"
  await said(page, 'Criterion “Units” is back.');
  expect(await page.locator('[id="criteria.2.title"]').inputValue()).toBe('Units');

  await page.locator('button[value="save"]').focus();
  await keyboard.press('Enter');
  await page.waitForSelector('.field__error');
  await lookAt(page, 'rubric-editor');
  for (const [level, words] of ['No unit is given.', 'Heights have one.', 'Times have one, too.'].entries()) {
    await page.locator(`[id="criteria.2.levels.${level}.descriptor"]`).focus();
    await keyboard.type(words);
  }
  await page.locator('button[value="save"]').focus();
  await keyboard.press('Enter');
  await page.waitForURL(/done=saved/);
  const rubric = (await findRubric(desk.services, patron, id))?.rubric;
  expect(rubric?.criteria.map((criterion) => criterion.id)).toEqual(['rhythm', 'cause', 'units']);
  expect(rubric?.criteria[1]?.levels[1]?.descriptor).toBe('The Moon is named. Or the Sun. Both pull.');
});
