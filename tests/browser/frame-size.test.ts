import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/open-browser.ts';
import { openVisit } from '../support/open-visit.ts';
import { serveDesk, type ServedDesk } from '../support/served-desk.ts';

/** What a page asks of the LMS around it: a taller frame, where the LMS says that it can make one, and nothing else. */
let desk: ServedDesk;
let browser: Browser;
let lms: Server;

beforeAll(async () => {
  desk = await serveDesk();
  browser = await openBrowser();
  lms = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(lmsPage(new URL(request.url ?? '/', 'http://lms').searchParams));
  }).listen(0);
  await once(lms, 'listening');
});
afterAll(async () => {
  await browser.close();
  lms.close();
  await desk.close();
});

test.each([
  [['lti.frameResize'], true],
  [['lti.put_data'], false],
  [null, false],
])('an LMS that offers %j is asked for a taller frame: %s', async (offered, asked) => {
  const origin = `http://localhost:${(lms.address() as AddressInfo).port}`;
  const visit = await openVisit(desk.services, { role: 'student', returnUrl: `${origin}/course` });
  const { page, base, context } = await desk.enter(browser, visit);
  await page.goto(
    `${origin}/?${new URLSearchParams({ tool: `${base}/work`, offered: JSON.stringify(offered) }).toString()}`,
  );
  await page.frameLocator('iframe').locator('#text').waitFor();
  await page.waitForFunction(() => 'asked' in globalThis);
  if (asked) await page.waitForFunction(() => document.querySelector('iframe')?.height !== '150');
  const height = await page
    .frameLocator('iframe')
    .locator('html')
    .evaluate((html) => html.scrollHeight);
  const frame = Number(await page.locator('iframe').getAttribute('height'));
  expect(frame).toBe(asked ? height : 150);
  await context.close();
});

/** As Canvas does it: answers what it can do, and makes the frame as tall as it is asked to. */
function lmsPage(parameters: URLSearchParams): string {
  return `<!doctype html><title>LMS</title><script>
    addEventListener('message', ({ source, origin, data }) => {
      if (data.subject === 'lti.frameResize') document.querySelector('iframe').height = data.height;
      if (data.subject !== 'lti.capabilities') return;
      globalThis.asked = true;
      const offered = ${parameters.get('offered') ?? 'null'};
      const supported_messages = offered && offered.map((subject) => ({ subject }));
      if (offered) source.postMessage({ subject: 'lti.capabilities.response', message_id: data.message_id, supported_messages }, origin);
    });
  </script><iframe width="800" height="150" src="${parameters.get('tool') ?? ''}"></iframe>`;
}
