import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/open-browser.ts';
import { lookAt, serveDesk, type ServedDesk } from '../support/served-desk.ts';

let desk: ServedDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([serveDesk(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

test('by keyboard: a pasted table is corrected, read, kept and downloaded for Canvas', async () => {
  const { page, base } = await desk.enter(browser, desk.teacher);
  await page.goto(`${base}/rubrics`);
  await press(page, 'Import rubrics', 'link');
  await page.getByLabel('Or paste it').focus();
  await page.keyboard.insertText('Criterion\tClear (2)\tUnclear\nThesis\t-1 is argued\tNothing is argued');
  await press(page, 'Read it', 'button');
  await page.getByText('Row 1, column C “Unclear”:').waitFor();
  await lookAt(page, 'rubric-import-faults');
  await page.getByLabel('Or paste it').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(
    'Criterion\tClear (2)\tUnclear (0.125)\tScore\nThesis\t-1 is argued\tNothing is argued\t/2',
  );
  await press(page, 'Read it', 'button');
  await page.getByText('This is what was understood.').waitFor();
  await lookAt(page, 'rubric-import-found');
  await press(page, 'Keep in the library', 'button');
  await page.getByText('The rubric is in the library.').waitFor();
  await press(page, 'Download', 'link');
  await page.getByRole('heading', { name: 'Canvas CSV' }).waitFor();
  await lookAt(page, 'rubric-export');
  const canvas = page.getByRole('button', { name: /Download.*Canvas CSV/ });
  await canvas.focus();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe('Imported rubric (Canvas).csv');
  expect(await readFile(await download.path(), 'utf8')).toContain(
    `"Clear","'-1 is argued",2,"Unclear","Nothing is argued",0.125`,
  );
});

test('a file out of a Moodle backup is looked at before it is kept', async () => {
  const { page, base } = await desk.enter(browser, desk.teacher);
  await page.goto(`${base}/rubrics/import`);
  await page.getByLabel('File').setInputFiles(join(import.meta.dirname, '../fixtures/rubrics/moodle-grading.xml'));
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByText('Read as Moodle XML.').waitFor();
  await lookAt(page, 'rubric-import-moodle');
});

/** As a person without a mouse does it. */
async function press(page: Page, name: string, role: 'button' | 'link'): Promise<void> {
  const one = page.getByRole(role === 'link' && name === 'Download' ? 'button' : role, { name }).first();
  await one.focus();
  await page.keyboard.press('Enter');
}
