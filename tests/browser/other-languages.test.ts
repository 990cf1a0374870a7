import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import { releaseDue } from '../../server/grades/release-due.ts';
import { reviewForm, seedWork } from '../support/desk.ts';
import { keepPicture, openBrowser } from '../support/open-browser.ts';
import { openVisit } from '../support/open-visit.ts';
import { ESSAY_DRAFT, ESSAY_WORK } from '../support/review-sample.ts';
import { serveDesk, type ServedDesk } from '../support/served-desk.ts';

/** German has the longest words: every page in it, and in Spanish, fits a narrow phone. */
let desk: ServedDesk;
let browser: Browser;

beforeAll(async () => {
  desk = await serveDesk();
  browser = await openBrowser();
  await seedWork(desk, { _id: 'one', work: ESSAY_WORK, draft: ESSAY_DRAFT });
  await seedWork(desk, { _id: 'out', personId: 'student-1' });
  await desk.post(desk.teacher, '/review/out/approve', reviewForm()).set('Origin', desk.url).expect(303);
  desk.clock.add(3_600_000);
  await releaseDue(desk.services);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

const LANGUAGES = [
  { locale: 'de_DE', queue: 'Arbeitsliste', time: '23.11.2026, 10:00', utc: '23.11.2026, 09:00 UTC' },
  { locale: 'es_MX', queue: 'Lista de revisión', time: '23 nov 2026, 10:00 a.m.', utc: '23 nov 2026, 9:00 a.m. UTC' },
];

test.each(LANGUAGES)('a teacher’s pages in $locale fit 360 px', async ({ locale, queue }) => {
  const { page, base, context } = await entered({ locale });
  for (const path of [
    'queue',
    'review/one',
    'review/out',
    'review/out/changes',
    'assignment',
    'assignment/exemplars',
    'work',
  ])
    await fits(page, `${base}/${path}`, `${locale.slice(0, 2)}-${path.replaceAll('/', '-')}`);
  await page.goto(`${base}/queue`);
  await page.getByRole('heading', { name: queue }).waitFor();
  await context.close();
});

test.each(LANGUAGES)('a student’s pages in $locale fit 360 px; times are in their own zone', async (language) => {
  const { locale } = language;
  const { page, base, context } = await entered({ locale, role: 'student', personId: 'student-1' });
  await fits(page, `${base}/feedback`, `${locale.slice(0, 2)}-feedback`);
  const time = page.locator('time').first();
  expect((await time.textContent())?.replaceAll(/\s/g, ' ')).toBe(language.time);
  expect((await time.getAttribute('title'))?.replaceAll(/\s/g, ' ')).toBe(language.utc);
  expect(await page.locator('.margin-note [lang]').first().getAttribute('lang')).toBe('en');
  await context.close();
  const other = await entered({ locale, role: 'student', personId: 'student-2' });
  await fits(other.page, `${other.base}/work`, `${locale.slice(0, 2)}-compose`);
  await other.page.locator('#text').fill('Leaves fall. '.repeat(600));
  expect(await other.page.locator('[data-words-shown]').textContent()).toMatch(/: 1[.,]200$/);
  await other.page.locator('form[data-autosave] button[type=submit]').first().click();
  await other.page.locator('#what-readers-see').waitFor();
  await fits(other.page, other.page.url(), `${locale.slice(0, 2)}-check`);
  await other.context.close();
});

test.each(LANGUAGES)('pages outside a course in $locale fit 360 px', async ({ locale }) => {
  const language = locale.slice(0, 2);
  const context = await browser.newContext({ viewport: NARROW, locale: language });
  const page = await context.newPage();
  await fits(page, `${desk.url}/`, `${language}-home`);
  await fits(page, `${desk.url}/no/such/page`, `${language}-error`);
  await page.goto(await createSignInLink(desk.services, 'cli:ada'));
  await page.getByRole('button').click();
  await page.waitForURL(`${desk.url}/admin`);
  await fits(page, `${desk.url}/admin`, `${language}-admin`);
  await fits(page, `${desk.url}/admin/platforms/new`, `${language}-admin-enter`);
  await context.close();
});

const NARROW = { width: 360, height: 740 };

async function entered(
  who: Parameters<typeof openVisit>[1],
): Promise<{ context: BrowserContext; page: Page; base: string }> {
  const entry = await desk.enter(browser, await openVisit(desk.services, who));
  await entry.page.setViewportSize(NARROW);
  return entry;
}

/** Opens a page: it says its language, and nothing has to be scrolled sideways. */
async function fits(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  expect(await page.locator('html').getAttribute('lang')).toMatch(new RegExp(`^${name.slice(0, 2)}\\b`));
  await keepPicture(page, `language-${name}`);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect({ name, sideways }).toEqual({ name, sideways: 0 });
}
