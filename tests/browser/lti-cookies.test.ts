import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { openInFrame, signInAt } from '../support/lms-browser.ts';
import { openBrowser } from '../support/open-browser.ts';
import { openSite, type Site } from '../support/open-site.ts';
import { checkPage } from '../support/check-page.ts';

/** Two sites, third-party cookies blocked; then also a browser that keeps nothing at all in frames. */
let site: Site;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  site = await openSite({}, { proxied: true });
  const course = await site.lms.lms.addCourse({ key: 'bio', label: 'BIO1', title: 'Biology 1' });
  await site.lms.lms.enrol({ courseKey: 'bio', personKey: 'sam', role: 'teacher' });
  await site.lms.lms.enrol({ courseKey: 'bio', personKey: 'zoe', role: 'student' });
  await site.lms.lms.addActivity({ key: 'cells', courseId: course._id, title: 'Cells', description: 'Draw one.' });
  browser = await openBrowser();
  await setUp('Tess Teacher', 'essay', 'An essay on breaks');
  await setUp('Sam Student', 'cells', 'A page on cells');
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

beforeEach(async () => {
  site.proxy?.stripFrames(false);
  site.lms.lms.offerStorage(null);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
});

afterEach(() => context.close());

/** A window too busy to hear a message within three seconds. */
const HEARS_LATE = `addEventListener('message', (event) => {
  if (event.late) return;
  event.stopImmediatePropagation();
  const { data, origin, source } = event;
  const again = Object.assign(new MessageEvent('message', { data, origin, source }), { late: true });
  setTimeout(() => dispatchEvent(again), 3_000);
});\n`;

const visits = () => site.services.db.collection('visits').countDocuments();
const landed = (page: Page | Frame) => page.waitForURL(/\/l\/[\w-]+\/\w+/);

async function openLanded(page: Page, activity: string): Promise<Frame> {
  const frame = await openInFrame(page, site.lms.url, activity);
  await landed(frame);
  return frame;
}

async function setUp(teacher: string, activity: string, title: string): Promise<void> {
  const own = await browser.newContext();
  const frame = await openLanded(await signInAt(own, site.lms.url, teacher), activity);
  await frame.getByLabel('Title', { exact: true }).fill(title);
  await frame.locator('#task').fill('Write about it.');
  await frame.locator('#notes').fill('Say why.');
  await frame.locator('#rubric-argumentative-essay').check();
  await frame.locator('button[type=submit]:not([name])').click();
  await frame.waitForURL(/\/assignment\/ready/);
  await own.close();
}

async function handIn(page: Page | Frame, words: string): Promise<void> {
  await page.locator('#text').fill(words);
  await page.locator('form:has(#text) button[type=submit]').first().click();
  await page.getByRole('heading', { name: /readers will see/i }).waitFor();
  await page.getByRole('button', { name: /hand in/i }).click();
  await page.locator('.timeline').waitFor();
}

test('a visit in a frame survives a reload, the way back, and a new look at the course', async () => {
  const page = await signInAt(context, site.lms.url, 'Zoé Ünal');
  const frame = await openLanded(page, 'essay');
  const visit = frame.url();
  await frame.locator('#text').fill('Short breaks help people, because attention fades.');
  await frame.locator('form:has(#text) button[type=submit]').first().click();
  await frame.getByRole('heading', { name: /readers will see/i }).waitFor();
  await frame.evaluate(() => history.back());
  await frame.waitForURL(visit);
  expect(await frame.locator('#text').inputValue()).toContain('attention fades');
  await frame.goto(visit);
  await frame.locator('#text').waitFor();
  await page.goto(`${site.lms.url}/`);
  await page.goBack();
  const again = await (await page.locator('iframe.tool').elementHandle()).contentFrame();
  await again?.locator('#text').waitFor();
});

test('tabs with other people, roles and courses never mix', async () => {
  const teacher = await signInAt(context, site.lms.url, 'Tess Teacher');
  const review = await openLanded(teacher, 'essay');
  const student = await signInAt(context, site.lms.url, 'Sam Student');
  const work = await openLanded(student, 'essay');
  const own = await context.newPage();
  const otherCourse = await openLanded(own, 'cells'); // the same Sam, a teacher there
  const other = await signInAt(context, site.lms.url, 'Zoé Ünal');
  const cells = await openLanded(other, 'cells');
  const role = (frame: Frame) => frame.locator('.badge--role').innerText();
  for (let round = 0; round < 2; round++) {
    expect([await role(review), await role(work), await role(otherCourse), await role(cells)]).toEqual([
      expect.stringMatching(/teacher/i),
      expect.stringMatching(/student/i),
      expect.stringMatching(/teacher/i),
      expect.stringMatching(/student/i),
    ]);
    expect(await work.content()).toContain('An essay on breaks');
    expect(await cells.content()).toContain('A page on cells');
    expect(await otherCourse.content()).not.toContain('An essay on breaks');
    await Promise.all([review, work, otherCourse, cells].map((frame) => frame.goto(frame.url())));
  }
  const visits = [review, work, otherCourse, cells].map((frame) => /\/l\/[^/]+/.exec(frame.url())?.[0]);
  expect(new Set(visits).size).toBe(4);
  await student.bringToFront(); // clicks into a tab behind others may be lost
  await handIn(work, 'Sam, the student, wrote this about breaks.');
  await cells.goto(cells.url());
  expect(await cells.content()).not.toContain('Sam, the student, wrote this');
});

test('where frames keep no cookies and the LMS no values: one click opens a window, where work is handed in', async () => {
  site.proxy?.stripFrames(true);
  const page = await signInAt(context, site.lms.url, 'Zoé Ünal');
  const frame = await openInFrame(page, site.lms.url, 'essay');
  const button = frame.getByRole('button', { name: 'Open in a new window' });
  await button.waitFor();
  await checkPage(page, frame, 'lti-open-window');
  const opened = context.waitForEvent('page');
  await button.click();
  const own = await opened;
  await own.waitForURL(/\/l\/[\w-]+\/work/);
  await handIn(own, 'Zoé wrote this in a window of its own, where cookies are kept.');
  await own.reload();
  await own.locator('.timeline').waitFor();
});

describe('an LMS that keeps values', () => {
  beforeEach(() => {
    site.proxy?.stripFrames(true);
    site.lms.lms.offerStorage('post_message_forwarding');
  });

  test.each(['post_message_forwarding', '_parent'] as const)(
    'proves the launch in the frame (%s); one click carries it into a window, once',
    async (storage) => {
      site.lms.lms.offerStorage(storage);
      const before = await visits();
      const page = await signInAt(context, site.lms.url, 'Sam Student');
      // The LMS's frame for storage may come long after ours; by then the page offers its other way.
      await page.route('**/storage-frame', async (route) => {
        await page.frameLocator('iframe.tool').getByRole('button', { name: 'Open in a new window' }).waitFor();
        await route.continue();
      });
      const frame = await openInFrame(page, site.lms.url, 'essay');
      const button = frame.locator('form[action="/lti/launch/open"] button');
      await button.waitFor();
      expect(await visits()).toBe(before); // verified, but nothing is written or spent before the click
      if (storage === '_parent') await checkPage(page, frame, 'lti-open-verified');
      const opened = context.waitForEvent('page');
      await button.click();
      const own = await opened;
      await landed(own);
      expect(await own.locator('.badge--role').innerText()).toMatch(/student/i);
      await page.bringToFront();
      const second = context.waitForEvent('page');
      await button.click();
      await (await second).getByText('launch-replayed').waitFor();
    },
  );

  test('but does not answer leaves the button that launches afresh', async () => {
    const page = await signInAt(context, site.lms.url, 'Sam Student');
    await page.route('**/assets/storage.js', (route) => route.abort());
    const frame = await openInFrame(page, site.lms.url, 'essay');
    const button = frame.getByRole('button', { name: 'Open in a new window' });
    await button.waitFor();
    const opened = context.waitForEvent('page');
    await button.click();
    await landed(await opened);
  });

  test('but answers later than the button comes is still believed', async () => {
    const page = await signInAt(context, site.lms.url, 'Sam Student');
    await page.route('**/assets/storage.js', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: HEARS_LATE + (await answer.text()) });
    });
    const frame = await openInFrame(page, site.lms.url, 'essay');
    await frame.getByRole('button', { name: 'Open in a new window' }).waitFor();
    await frame.locator('form[action="/lti/launch/open"] button').waitFor();
  });

  test('is not asked where the cookie comes back', async () => {
    site.proxy?.stripFrames(false);
    const page = await signInAt(context, site.lms.url, 'Sam Student');
    await openLanded(page, 'essay');
  });
});
