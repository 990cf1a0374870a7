import type { Browser, Page } from 'playwright-core';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import { startHeartbeat } from '../../server/admin/processes/start-heartbeat.ts';
import { launchAs } from '../../server/demo/launch-as.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import { listPlatforms } from '../../server/lti/platform-repository.ts';
import { checkPage } from '../support/check-page.ts';
import { signInAt } from '../support/lms-browser.ts';
import { openBrowser } from '../support/open-browser.ts';
import { openSite, type Site } from '../support/open-site.ts';

/** What an admin of the site sees and does, by clicking. */
let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await openSite({});
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function signedIn(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(await createSignInLink(site.services, 'cli:ada'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'This site', exact: true }).waitFor();
  return page;
}

test('the connection of an LMS is looked at, switched off and on', async () => {
  const page = await signedIn();
  await checkPage(page, page, 'admin-home');
  await page.locator('a[href="/admin/rubrics"]').click();
  await page.waitForURL(/admin.rubrics/);
  await checkPage(page, page, 'admin-rubrics');
  await page.goBack();
  await page.locator('a[href="/admin/readers"]').click();
  await page.getByLabel('Our own model').check();
  await page.getByLabel('Hosts of our own').fill('gpu.example.edu');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByText('It holds from the next request').waitFor();
  await checkPage(page, page, 'admin-readers');
  await page.getByRole('link', { name: 'Back to this site' }).click();
  await page.getByRole('link', { name: '127.0.0.1' }).click();
  await page.getByText('fresh tokens for').waitFor();
  await checkPage(page, page, 'admin-platform');
  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByText('Nobody can open anything').first().waitFor();
  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.getByRole('button', { name: 'Switch off' }).waitFor();
  await page.getByLabel('Let a further deployment in').fill('77');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByText('from 2 deployments').waitFor();
  await page.context().close();
});

test('health is told in both themes and on a phone, and looked at again by a link', async () => {
  const page = await signedIn();
  await page.getByRole('button', { name: 'All of it' }).click();
  await page.getByText('No web process is running').waitFor();
  await checkPage(page, page, 'admin-health');
  const heartbeat = await startHeartbeat(site.services, 'both', { delayMs: () => 3 });
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText('Web process with worker on').waitFor();
  await heartbeat.stop();
  await page.context().close();
});

test('an LMS is entered by hand; faults keep what was typed', async () => {
  const page = await signedIn();
  await page.getByRole('button', { name: 'Enter an LMS by hand' }).click();
  await page.getByText('The same as JSON').click();
  await checkPage(page, page, 'admin-enter');
  await page.getByLabel('LMS', { exact: true }).selectOption('other');
  await page.getByLabel('Issuer').fill('https://lms.school.example');
  await page.getByLabel('Client id').fill('1000');
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Client id').inputValue()).toBe('1000');
  await checkPage(page, page, 'admin-enter-faults');
  await page.getByLabel('LMS', { exact: true }).selectOption('moodle');
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await page.getByRole('heading', { name: 'lms.school.example' }).waitFor();
  await checkPage(page, page, 'admin-platform-away');
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('heading', { name: 'This site', exact: true }).waitFor();
  await page.context().close();
});

test('what left, data, people, sessions and the audit: in both themes and on a phone', async () => {
  const page = await signedIn();
  await launchAs({ lmsUrl: site.lms.url, toolUrl: site.toolUrl, personKey: 'sam', activityKey: 'essay' });
  const person = await site.services.db.collection('people').findOne({ name: 'Sam Student' });
  const { platformId, sub } = person as unknown as { platformId: string; sub: string };
  const pages = {
    left: '/admin/left',
    privacy: '/admin/privacy',
    person: `/admin/privacy/person?${new URLSearchParams({ platformId, sub }).toString()}`,
    sessions: '/admin/sessions',
    notices: '/admin/notices',
  };
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(site.toolUrl + path);
    await checkPage(page, page, `admin-${name}`);
  }
  await page.goto(`${site.toolUrl}/admin/audit`);
  await page.getByRole('button', { name: 'Verify all chains' }).click();
  await page.getByText('every chain is whole').waitFor();
  await checkPage(page, page, 'admin-audit');
  await page.context().close();
});

test("the registration page in the LMS's frame says that it is done, and the LMS closes it", async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await signInAt(context, site.lms.url, 'Ada Admin');
  const before = (await listPlatforms(site.services.db)).length;
  await page.goto(`${site.lms.url}/admin/tools`);
  await page.getByLabel('Registration link').fill(await createRegistrationLink(site.services, { by: 'test' }));
  await page.getByRole('button', { name: "Open the tool's registration page" }).click();
  await page.waitForURL(`${site.lms.url}/admin/tools`);
  await page.locator('iframe').waitFor({ state: 'detached' });
  expect((await listPlatforms(site.services.db)).length).toBe(before + 1);
  await context.close();
});

test('the icon is a picture that another site may show', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.setContent(`<img src="${site.toolUrl}/lti/icon.svg">`);
  await page.waitForFunction(() => (document.querySelector('img')?.naturalWidth ?? 0) > 0);
  await context.close();
});
