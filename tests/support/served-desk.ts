import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { readConfig } from '../../server/config.ts';
import { checkPage } from './check-page.ts';
import type { OpenVisit } from './open-visit.ts';
import { openDesk, type Desk } from './desk.ts';

/** A desk behind a real port, for a browser: no LMS around it, but visits as a launch leaves them. */
export type ServedDesk = Desk & {
  url: string;
  /** A browser window with one visit's session. */
  enter: (browser: Browser, visit: OpenVisit) => Promise<{ context: BrowserContext; page: Page; base: string }>;
};

export async function serveDesk(): Promise<ServedDesk> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const desk = await openDesk({ config: readConfig({ PUBLIC_URL: url }) });
  server.on('request', desk.app);
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await desk.close();
  };
  const enter: ServedDesk['enter'] = async (browser, visit) => {
    const context = await browser.newContext({ viewport: DESKTOP, locale: 'en-GB', timezoneId: 'Europe/Berlin' });
    const [name = '', value = ''] = visit.cookie.split('=', 2);
    await context.addCookies([{ name, value, domain: 'localhost', path: visit.path, secure: true, httpOnly: true }]);
    return { context, page: await context.newPage(), base: `${url}${visit.path}` };
  };
  return { ...desk, url, enter, close };
}

const DESKTOP = { width: 1280, height: 860 };

/** As `checkPage`, of a page that stands alone. */
export function lookAt(page: Page, name: string): Promise<void> {
  return checkPage(page, page, name);
}
