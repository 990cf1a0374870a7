import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import type { Work } from '../../server/submissions/work.ts';
import { reviewForm, seedWork, TENANCY } from '../support/desk.ts';
import { openBrowser } from '../support/open-browser.ts';
import { ESSAY, ESSAY_DRAFT, ESSAY_WORK } from '../support/review-sample.ts';
import { lookAt, serveDesk, type ServedDesk } from '../support/served-desk.ts';

let desk: ServedDesk;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let base: string;
const errors: string[] = [];
beforeAll(async () => {
  desk = await serveDesk();
  browser = await openBrowser();
  ({ context, page, base } = await desk.enter(browser, desk.teacher));
  page.on('pageerror', (error) => errors.push(error.message));
});
afterAll(async () => {
  await browser.close();
  await desk.close();
  expect(errors).toEqual([]); // of our own scripts
});
beforeEach(() => desk.reset());

const seedEssay = (_id: string, changed = {}) =>
  seedWork(desk, { _id, work: ESSAY_WORK, draft: ESSAY_DRAFT, ...changed });
const stored = (id: string) => findSubmission(desk.services.db, TENANCY, id);
const saved = () => page.locator('[data-save-state]', { hasText: /^(Words s|S)aved \d/ }).waitFor();
const lit = () =>
  page.$$eval('.is-lit', (nodes) => [...new Set(nodes.map((node) => node.getAttribute('data-points')))]);

test('the review page looks right, with somebody else on it too', async () => {
  await seedEssay('one');
  await page.goto(`${base}/review/one`);
  await page.locator('#point-3 textarea').first().focus();
  await lookAt(page, 'review-page');
  const second = await desk.enter(browser, desk.other);
  await second.page.goto(`${second.base}/review/one`);
  await second.page.getByRole('button', { name: 'Take over' }).waitFor();
  await lookAt(second.page, 'review-presence');
  await second.page.getByRole('button', { name: 'Take over' }).click();
  await second.page.locator('#presence:not([data-other])').waitFor({ state: 'attached' });
  await second.context.close();
});

test('code, pages, changes and an approved review look right', async () => {
  const lines = ESSAY.replaceAll('. ', '.\n');
  await seedEssay('code', { work: fileWork('leaves.py', lines), draft: {} });
  await seedEssay('pages', { work: fileWork('leaves.pdf', ESSAY, [0, ESSAY.indexOf('So the leaf')]) });
  const form = { ...essayForm(), 'text.p2': 'You say how it happens in your own words.', 'level.example': 'l2' };
  await desk.post(desk.teacher, '/review/pages/approve', form).set('Origin', desk.url).expect(303);
  await page.goto(`${base}/review/code`);
  await lookAt(page, 'review-code');
  expect(await page.locator('.code-line').count()).toBe(lines.split('\n').length);
  await page.goto(`${base}/review/pages`);
  await page.getByRole('link', { name: 'Original file: leaves.pdf' }).waitFor();
  await lookAt(page, 'review-approved');
  await page.goto(`${base}/review/pages/changes`);
  await lookAt(page, 'review-changes');
});

test('touching either side lights the other; words under two points light both', async () => {
  await seedEssay('one');
  await page.goto(`${base}/review/one`);
  await page.locator('#point-4').hover();
  expect(await lit()).toEqual(['4']);
  await page.locator('mark.point--several').hover();
  expect((await lit()).sort()).toEqual(['2', '2 3', '3']);
  await page.locator('mark.point--several').click();
  await page.mouse.move(0, 0);
  expect((await lit()).sort()).toEqual(['2', '2 3', '3']);
  await page.locator('#point-5 textarea').first().focus();
  expect(await lit()).toEqual(['5']);
});

test('a whole review by keyboard alone, undone and approved again, then the next', async () => {
  await seedEssay('one');
  await seedEssay('two');
  await page.goto(`${base}/review/one`);
  await page.keyboard.press('n');
  await page.keyboard.press('3');
  await page.keyboard.press('p');
  await page.keyboard.press('2');
  expect(await page.locator('[data-marks]').textContent()).toBe('3 / 4');
  await page.keyboard.press('e');
  await page.keyboard.type(' just a second');
  await page.keyboard.press('Escape');
  await saved();
  expect((await stored('one'))?.review?.points[0]?.text).toMatch(/just a second$/);
  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Undo the approval' }).waitFor();
  await page.keyboard.press('u');
  await page.getByText('The approval is undone.').waitFor();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Undo the approval' }).waitFor();
  expect((await stored('one'))?.release).toMatchObject({ marks: 3 });
  await page.keyboard.press(page.url().includes('one') && (await page.locator('[data-key=j]').count()) ? 'j' : 'k');
  await page.waitForURL(/review\/two/);
});

test('the keys are shown and can be switched off, for good', async () => {
  await seedEssay('one');
  await page.goto(`${base}/review/one`);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await lookAt(page, 'review-keys');
  await page.getByRole('switch', { name: 'Keys are on' }).press('Space');
  await page.keyboard.press('Escape');
  await page.reload();
  await page.keyboard.press('1');
  await page.keyboard.press('?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.locator('#criterion-1-level-3').isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Keys' }).click();
  await page.getByRole('switch', { name: 'Keys are on' }).check();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('1');
  expect(await page.locator('#criterion-1-level-1').isChecked()).toBe(true);
  await saved();
});

test('edits save themselves, a new point once; leaving loses nothing', async () => {
  await seedEssay('one');
  await seedEssay('two');
  await page.goto(`${base}/review/one`);
  await page.locator('[data-new-point=cause] summary').click();
  await page.locator('#criterion-1-new').fill('A point of my own.');
  await saved();
  await page.locator('[name="text.own-1"]').fill('A point of my own, longer.');
  await page.locator('#point-5 summary').click();
  await page.locator('#point-5-remove').check();
  await page.locator('[data-key=j], [data-key=k]').first().click();
  await page.waitForURL(/review\/two/);
  const points = (await stored('one'))?.review?.points.map(({ id, text }) => [id, text]);
  expect(points?.map(([id]) => id)).toEqual(['p1', 'p2', 'p3', 'p4', 'own-1']);
  expect(points?.at(-1)?.[1]).toBe('A point of my own, longer.');
});

test('somebody else was first: it says so, stops, and shows both when asked', async () => {
  await seedEssay('one');
  await page.goto(`${base}/review/one`);
  await page.locator('#summary').fill('Words of Toni.');
  await saved();
  const form = { ...essayForm(), version: '1', summary: 'Words of Olga.' };
  await desk.post(desk.other, '/review/one', form).set('Origin', desk.url).expect(303);
  await page.locator('#summary').fill('More words of Toni.');
  await page.getByText('Somebody else saved or decided meanwhile.').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Olga Other saved this work before you').waitFor();
  expect(await page.locator('#summary').inputValue()).toBe('More words of Toni.');
  expect((await stored('one'))?.review?.summary).toBe('Words of Olga.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
});

test('without a script the page reads, leads from words to point and back, and saves', async () => {
  await seedEssay('one');
  const cookies = await context.cookies();
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await plain.addCookies(cookies);
  const read = await plain.newPage();
  await read.goto(`${base}/review/one`);
  await read.locator('#words-3').click();
  expect(read.url()).toMatch(/#point-3$/);
  await read.locator('#point-3 blockquote a').click();
  expect(read.url()).toMatch(/#words-3$/);
  await read.getByRole('navigation', { name: 'Parts of this page' }).getByRole('link', { name: 'Feedback' }).click();
  await read.locator('#summary').fill('Without a script.');
  await read.getByRole('button', { name: 'Save' }).click();
  await read.getByText('Saved.', { exact: true }).waitFor();
  expect((await stored('one'))?.review?.summary).toBe('Without a script.');
  await plain.close();
});

function essayForm(): Record<string, string> {
  return { ...reviewForm(), 'quote.p1': 'Leaves fall because of abscission' };
}

function fileWork(name: string, text: string, starts?: number[]): Work {
  const pages = starts?.map((start, index) => ({ page: index + 1, start }));
  return {
    kind: 'file',
    text,
    file: { fileId: 'f', name, mediaType: 'text/plain', bytes: text.length },
    extraction: { status: 'done', notices: [], ...(pages ? { pages } : {}) },
  };
}
