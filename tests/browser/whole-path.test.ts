import type { Browser, Frame, Page } from 'playwright-core';
import { checkPage } from '../support/check-page.ts';
import { keepPicture, openBrowser } from '../support/open-browser.ts';
import { zipOf } from '../support/sample-documents.ts';
import { openSite, type Site } from '../support/open-site.ts';

/** One piece of work from a student's hand to the gradebook, by clicking, as the two people do. */
let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await openSite({ READER: 'offline', UNDO_SECONDS: '1' });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const DESKTOP = { width: 1280, height: 900 };

const ESSAY =
  'Short breaks help people to concentrate. In my view every office should allow them, because attention fades ' +
  'after forty minutes. For example, a study at our library found that readers who paused made fewer mistakes. ' +
  'Some say that breaks cost time. However, the time comes back, since tired people repeat their work. ' +
  'Therefore a pause is not a luxury but a part of the work.';

test('student hands in, teacher edits and approves, student reads, gradebook shows the marks', async () => {
  const teacher = await signIn('Tess Teacher');
  const student = await signIn('Sam Student');

  const early = await openActivity(student);
  await early.getByRole('heading', { name: /not open yet/i }).waitFor();

  await setUp(await openActivity(teacher), teacher);
  await handIn(await openActivity(student), student);

  const desk = await openActivity(teacher);
  await approve(desk, teacher);

  await readFeedback(student);
  await seeGradebook(teacher);
});

test('on a phone a student hands in a .zip of code: what is read and what is left out stands there first', async () => {
  const student = await signIn('Zoé Ünal');
  await student.setViewportSize({ width: 360, height: 740 });
  const frame = await openActivity(student);
  await frame.locator('#file').setInputFiles({ name: 'breaks.zip', mimeType: 'application/zip', buffer: PROJECT });
  await frame.locator('form:has(#file) button[type=submit]').first().click();
  await frame.getByText('breaks.zip').first().waitFor();
  await frame.locator('details:has-text("logo.png") summary').first().click();
  await lookAt(student, frame, 'compose-project');
  await frame.getByRole('button', { name: 'Check what the readers will see' }).click();
  await frame.getByText('def pause(minutes):').first().waitFor();
  await lookAt(student, frame, 'check-project');
  await frame.getByRole('button', { name: /hand in/i }).click();
  await frame.locator('.timeline').waitFor();
});

const PROJECT = zipOf([
  { name: 'breaks/main.py', content: 'def pause(minutes):\n    return minutes * 2\n' },
  { name: 'breaks/README.md', content: 'Run it before lunch.\n' },
  { name: 'breaks/logo.png', content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
]);

async function setUp(frame: Frame, page: Page): Promise<void> {
  await frame.getByLabel('Title', { exact: true }).fill('Breaks at work');
  await frame.locator('#task').fill('Should every office allow short breaks? Argue for one side.');
  await frame.locator('#notes').fill('A clear position, reasons, evidence, and the other side.');
  await frame.locator('#rubric-argumentative-essay').check();
  await noneBlindFirst(frame);
  await lookAt(page, frame, 'set-up');
  await frame.locator('button[type=submit]:not([name])').click();
  await frame.getByRole('link', { name: /queue/i }).first().waitFor();
}

/** By chance, one time in twenty, the work would have no button to approve yet. */
async function noneBlindFirst(frame: Frame): Promise<void> {
  await frame.locator('details:has(#blindShare) > summary').click();
  await frame.getByLabel(/share of the class/i).fill('0');
}

async function handIn(frame: Frame, page: Page): Promise<void> {
  await frame.locator('#text').fill(ESSAY);
  await keptByItself(frame);
  await lookAt(page, frame, 'compose');
  await frame.locator('form:has(#text) button[type=submit]').first().click();
  await frame.getByRole('heading', { name: /readers will see/i }).waitFor();
  await lookAt(page, frame, 'check');
  await frame.getByRole('button', { name: /hand in/i }).click();
  await frame.locator('.timeline').waitFor();
  await lookAt(page, frame, 'received');
  expect(await frame.locator('.marks').count()).toBe(0);
}

/** The text box saves by itself: after a reload the words are there. */
async function keptByItself(frame: Frame): Promise<void> {
  await frame.page().waitForResponse((answer) => answer.url().endsWith('/work/text') && answer.ok());
  await frame.goto(frame.url());
  expect(await frame.locator('#text').inputValue()).toBe(ESSAY);
}

async function approve(frame: Frame, page: Page): Promise<void> {
  const row = frame.locator('tr[data-state="with-teacher"]');
  await untilThere(frame, () => row.count());
  await lookAt(page, frame, 'queue');
  await row.getByRole('link').first().click();
  await frame.locator('#review-form').waitFor();
  await lookAt(page, frame, 'review');
  const radios = frame.locator('#review-form .levels');
  for (let i = 0; i < (await radios.count()); i++) await radios.nth(i).locator('input[type=radio]').last().check();
  // The page comes anew once it is saved: what is typed into the old one meanwhile would go with it.
  const saved = page.waitForEvent('framenavigated', (one) => one === frame);
  await frame.locator('#review-form').getByRole('button', { name: /save/i }).click();
  await saved;
  await frame.locator('#summary').fill('Well argued, Sam. Tess wrote this sentence herself.');
  await frame.getByRole('button', { name: /approve/i }).click();
  await frame
    .getByText(/goes out|undo/i)
    .first()
    .waitFor();
  await lookAt(page, frame, 'approved');
}

async function readFeedback(page: Page): Promise<void> {
  const frame = await openActivity(page);
  await untilThere(frame, () => frame.locator('.marks').count());
  await frame.getByText('Tess wrote this sentence herself.').waitFor();
  expect(await frame.locator('mark').count()).toBeGreaterThan(0);
  await frame
    .getByText(/Tess Teacher/)
    .first()
    .waitFor();
  await lookAt(page, frame, 'feedback');
}

async function seeGradebook(page: Page): Promise<void> {
  await page.goto(site.lms.url);
  await page.getByRole('link', { name: /English Composition/ }).click();
  await page.getByRole('link', { name: 'Grades' }).click();
  await untilThere(page, () => page.getByRole('cell', { name: /^20\b/ }).count());
  await keepPicture(page, 'whole-path-gradebook');
}

async function signIn(person: string): Promise<Page> {
  const context = await browser.newContext({ viewport: DESKTOP });
  const page = await context.newPage();
  await page.goto(site.lms.url);
  await page.getByRole('button', { name: person }).click();
  return page;
}

/** Opens the activity from the course, as a launch of its own, and gives the tool's frame once it has landed. */
async function openActivity(page: Page): Promise<Frame> {
  await page.goto(site.lms.url);
  await page.getByRole('link', { name: /English Composition/ }).click();
  await page.getByRole('link', { name: 'Essay 1' }).click();
  const handle = await page.locator('iframe').elementHandle();
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('the activity page has no frame');
  await frame.waitForURL(/\/l\/[\w-]+\/\w+/);
  return frame;
}

/** The page does not change by itself: look, wait, load it again. */
async function untilThere(page: Page | Frame, count: () => Promise<number>): Promise<void> {
  for (let tries = 0; (await count()) === 0; tries++) {
    if (tries > 60) throw new Error('it never came');
    await page.waitForTimeout(500);
    await page.goto(page.url());
  }
}

function lookAt(page: Page, frame: Frame, name: string): Promise<void> {
  return checkPage(page, frame, `whole-path-${name}`);
}
