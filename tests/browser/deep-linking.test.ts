import type { Browser, Frame, Page } from 'playwright-core';
import { checkPage } from '../support/check-page.ts';
import { keepPicture, openBrowser } from '../support/open-browser.ts';
import { openSite, type Site } from '../support/open-site.ts';

/** From the course's "Add an activity" through the tool's picker back to a course that opens it, by clicking. */
let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await openSite({ READER: 'offline' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const DESKTOP = { width: 1280, height: 900 };

test('a teacher adds two assignments from the course, and students open them', async () => {
  const page = await signIn('Tess Teacher');
  const picker = await openPicker(page);
  await checkPage(page, picker, 'picker-empty');
  await makeNew(picker, page, 'Breaks at work');
  await makeNew(picker, page, 'Free buses');
  for (const title of ['Breaks at work', 'Free buses']) await picker.getByLabel(title).check();
  await checkPage(page, picker, 'picker-chosen');
  await picker.getByRole('button', { name: 'Add to the course' }).click();
  await picker.getByRole('button', { name: 'Save and return to course' }).click();
  await page.getByRole('link', { name: 'Free buses' }).waitFor();
  await page.getByRole('link', { name: 'Breaks at work' }).click();
  await (await toolFrame(page)).waitForURL(/\/queue$/);
  const student = await signIn('Sam Student');
  await student.getByRole('link', { name: /English Composition/ }).click();
  await student.getByRole('link', { name: 'Breaks at work' }).click();
  await (await toolFrame(student)).waitForURL(/\/work$/);
});

test('without scripts the answer waits behind a button', async () => {
  const page = await signIn('Tess Teacher', false);
  await page.getByRole('link', { name: /English Composition/ }).click();
  const course = page.url();
  await page.goto(`${course}/add/launch`);
  for (let step = 0; step < 2; step++) await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: /Go back without/ }).click();
  await page.getByRole('heading', { name: 'Back to your course' }).waitFor();
  await keepPicture(page, 'picker-return-light');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Nothing was chosen').waitFor();
});

async function makeNew(frame: Frame, page: Page, title: string): Promise<void> {
  await frame.getByRole('button', { name: 'Make a new assignment' }).click();
  await frame.getByLabel('Title', { exact: true }).fill(title);
  await frame.locator('#task').fill('Should every office allow short breaks? Argue for one side.');
  await frame.locator('#rubric-argumentative-essay').check();
  if (title === 'Free buses') await checkPage(page, frame, 'picker-new');
  await frame.getByRole('button', { name: 'Save', exact: true }).click();
  await frame.getByText('Saved.').waitFor();
}

async function openPicker(page: Page): Promise<Frame> {
  await page.getByRole('link', { name: /English Composition/ }).click();
  await page.getByRole('link', { name: 'Add an activity' }).click();
  const frame = await toolFrame(page);
  await frame.waitForURL(/\/pick$/);
  return frame;
}

async function toolFrame(page: Page): Promise<Frame> {
  const handle = await page.locator('iframe.tool').elementHandle();
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('the page has no frame');
  return frame;
}

async function signIn(person: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ viewport: DESKTOP, javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(site.lms.url);
  await page.getByRole('button', { name: person }).click();
  return page;
}
