import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';

/**
 * The system's Chromium with third-party cookies blocked: what a student's browser does to a tool in an LMS's frame.
 * Its windows wait a minute for whatever they wait for: a test proves that something comes, not how fast.
 */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--test-third-party-cookie-phaseout',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
    timeout: PATIENCE_MS,
  });
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE_MS));
  return browser;
}

const PATIENCE_MS = 60_000;

/** With PICTURES=1, keeps a picture under `tests/screenshots/` (ignored by git), for a person to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES === undefined) return;
  const folder = join(import.meta.dirname, '../screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/**
 * Serious and critical violations of WCAG 2.2 AA that axe-core finds on a page, as `rule: element` lines; or only those of
 * its colours.
 */
export async function axeViolations(
  frame: Page | Frame,
  of: 'everything' | 'colours' = 'everything',
): Promise<string[]> {
  // A content security policy without inline scripts stands in the way of a script tag, not of the debugger.
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(await axeSource());
  return frame.evaluate(async (runOnly) => {
    const axe = (globalThis as unknown as { axe: Axe }).axe;
    const { violations } = await axe.run({ runOnly });
    const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
    return serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  }, RULES[of]);
}

/** The second are all that axe has about colours at levels A and AA. */
const RULES = {
  everything: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

type Axe = {
  run: (options: object) => Promise<{ violations: { id: string; impact: string | null; nodes: { html: string }[] }[] }>;
};

const require = createRequire(import.meta.url);

function axeSource(): Promise<string> {
  return readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
}
