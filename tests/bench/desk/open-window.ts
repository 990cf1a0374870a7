import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../support/open-browser.ts';
import type { BenchDesk } from './open-class.ts';

/** A browser window with the teacher's session. */
export async function openWindow({ visit }: BenchDesk): Promise<{ browser: Browser; page: Page }> {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const [name = '', value = ''] = visit.cookie.split('=', 2);
  await context.addCookies([{ name, value, domain: 'localhost', path: visit.path, secure: true, httpOnly: true }]);
  return { browser, page: await context.newPage() };
}
