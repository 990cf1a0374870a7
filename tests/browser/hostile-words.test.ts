import type { Browser, BrowserContext, Page } from 'playwright-core';
import request from 'supertest';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import { createApp } from '../../server/app.ts';
import { ROUTE_ACCESS } from '../lti/route-access.ts';
import { openBrowser } from '../support/open-browser.ts';
import { routeName, routeTable, type AppRoute } from '../support/route-table.ts';
import { openScriptedSite, type ScriptedSite } from '../support/scripted-site.ts';
import { seedTenants, type Tenants, type Visitor } from '../support/tenants.ts';

/**
 * Every page, in a real browser, with hostile words wherever people, models, rubrics and LMSs may put words: names,
 * titles, tasks, notes, works, points, findings, rubrics, saved points, files' names.
 */
const EVIL =
  `</script></textarea></title></select>"'>` +
  `<x-evil x-evil="1" onclick="evil=1">x</x-evil><img src=x onerror="evil=1"><script>evil=1</script>` +
  `<svg onload=evil=1><base href="https://evil.example"><form action="https://evil.example">` +
  '{{evil}}{{{evil}}}<%= evil %>${evil} javascript:evil=1 \u202Efdp.exe \u2066 \u0000 \r\nSet-Cookie: evil=1 =1+1 ' +
  '\uD800 END-OF-EVIL';

/** For titles, which are bounded. */
const SHORT = `"'><x-evil x-evil=1 onclick=evil=1><img src=x onerror=evil=1><script>evil=1</script>{{evil}}`;

let site: ScriptedSite;
let tenants: Tenants;
let browser: Browser;
let admin: string;

beforeAll(async () => {
  site = await openScriptedSite();
  tenants = await seedTenants(site, { everyStudent: EVIL, teachers: EVIL, sam: EVIL, ola: EVIL });
  await poison();
  browser = await openBrowser();
  const link = new URL(await createSignInLink(site.tool.services, `cli:${EVIL}`));
  const answer = await request(site.tool.url).post(link.pathname).set('Origin', site.tool.url);
  admin = answer.get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '';
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

// Fields that hold words of others; evidence keeps its place in the work, and ids stay ids.
const WORDS = new Set(
  'name givenName familyName title label description descriptor task notes text summary comment feedback reason message byName createdByName personName criterionTitle wording question looked'.split(
    ' ',
  ),
);
const KEPT = new Set(['_id', 'evidence', 'work', 'job']);

/** Puts the words into everything that is stored already, whoever would have written it. */
async function poison(): Promise<void> {
  const { connection } = site.database;
  for (const { name } of await connection.listCollections()) {
    if (/^(ltijs_|migrations|visits|changelog)/.test(name)) continue;
    const collection = connection.collection<{ _id: never }>(name);
    for (const document of await collection.find().toArray())
      await collection.replaceOne({ _id: document._id }, poisoned(document) as typeof document);
  }
}

function poisoned(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return WORDS.has(key) ? (/title|label/i.test(key) ? SHORT : EVIL) : value;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key));
  if (value === null || typeof value !== 'object' || !isPlain(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, one]) => [name, KEPT.has(name) ? one : poisoned(one, name)]));
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}

async function enter({ base, cookie }: Pick<Visitor, 'base' | 'cookie'>): Promise<BrowserContext> {
  const context = await browser.newContext();
  const [name = '', value = ''] = cookie.split('=', 2);
  await context.addCookies([{ name, value, domain: 'localhost', path: base, secure: true, httpOnly: true }]);
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) => {
      const kept = globalThis as unknown as { violations?: string[] };
      kept.violations = [...(kept.violations ?? []), `${violatedDirective} ${blockedURI}`];
    });
  });
  return context;
}

/** What a page made of the words that it should only have printed; and whether it printed them. */
async function look(page: Page): Promise<{ faults: string[]; printed: boolean }> {
  return page.evaluate(() => {
    const leads = (name: string, value: string) => {
      const { protocol, host } = new URL(value, document.baseURI);
      return /^https?:$/.test(protocol) && !host.includes('evil') ? [] : [`${name}=${value.slice(0, 60)}`];
    };
    const ofAttribute = ({ name, value }: Attr) => {
      if (/^on|evil/i.test(name)) return [`attribute ${name}`];
      const isAddress = /^(href|src|action|formaction|xlink:href)$/.test(name) && !value.startsWith('#');
      return isAddress ? leads(name, value) : [];
    };
    const ofElement = (element: Element) => [
      ...(/^(x-evil|base|object|embed|iframe)$/i.test(element.tagName) ? [element.outerHTML.slice(0, 80)] : []),
      ...[...element.attributes].flatMap(ofAttribute),
    ];
    const made = globalThis as unknown as { evil?: unknown; violations?: string[] };
    const ran = made.evil === undefined ? [] : ['a script of theirs ran'];
    const faults = [...[...document.querySelectorAll('*')].flatMap(ofElement), ...ran, ...(made.violations ?? [])];
    const typed = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value);
    return { faults, printed: `${document.body.textContent} ${typed.join(' ')}`.includes('<x-evil') };
  });
}

const pathOf = ({ path }: AppRoute, base: string) =>
  path.replace('/l/:launchId', base).replaceAll(/:(\w+)/g, (_whole, name: string) => tenants.ids[name] ?? 'none');

/** Every page of a visitor, one after another in one window. */
async function walk(visitor: Pick<Visitor, 'base' | 'cookie'>, routes: readonly AppRoute[]) {
  const context = await enter(visitor);
  const page = await context.newPage();
  const seen = { faults: [] as string[], printed: 0 };
  for (const route of routes) {
    const path = pathOf(route, visitor.base);
    const answer = await request(site.tool.url).get(path).redirects(0).set('Cookie', visitor.cookie);
    if (answer.status >= 500) seen.faults.push(`${routeName(route)}: ${answer.status}`);
    if (!answer.type.includes('html')) continue;
    await (isDownload(answer) ? openOffline(page, answer.text) : page.goto(`${site.tool.url}${path}`));
    const { faults, printed } = await look(page);
    seen.faults.push(...faults.map((fault) => `${routeName(route)}: ${fault}`));
    seen.printed += Number(printed);
  }
  await context.close();
  return seen;
}

const isDownload = (answer: request.Response) => answer.get('Content-Disposition')?.startsWith('attachment') ?? false;

/** As from a disk, where no policy of ours stops a script. */
async function openOffline(page: Page, html: string): Promise<void> {
  await page.goto('about:blank');
  await page.setContent(html);
}

const pagesFor = (role: string) =>
  routeTable(createApp(site.tool.services)).filter((route) => {
    const access = ROUTE_ACCESS[routeName(route)];
    return route.method === 'GET' && (access === role || (Array.isArray(access) && access.includes(role)));
  });

it('a teacher’s pages print them, and nothing more', async () => {
  const { faults, printed } = await walk(tenants.home.instructor, pagesFor('instructor'));
  expect(faults).toEqual([]);
  expect(printed).toBeGreaterThan(15);
});

it('a designer’s, a student’s and a guest’s too', async () => {
  for (const [visitor, least] of [
    [tenants.home.designer, 3],
    [tenants.home.sam, 1],
    [tenants.home.none, 0],
  ] as const) {
    const { faults, printed } = await walk(visitor, pagesFor(visitor.role));
    expect(faults).toEqual([]);
    expect(printed).toBeGreaterThanOrEqual(least);
  }
});

it('and the admin’s', async () => {
  const { faults, printed } = await walk({ base: '/admin', cookie: admin }, pagesFor('admin'));
  expect(faults).toEqual([]);
  expect(printed).toBeGreaterThan(1);
});

it('what is typed comes back as it was typed, in forms that were refused', async () => {
  const context = await enter(tenants.home.instructor);
  const page = await context.newPage();
  await page.goto(`${site.tool.url}${tenants.home.instructor.base}/assignment`);
  await page.locator('[name=title]').first().fill(SHORT);
  await page.locator('[name=task]').first().fill('');
  await page.evaluate(() => {
    for (const form of document.forms) form.noValidate = true;
  });
  await page.locator('form:has([name=title]) button[type=submit]:not([name])').first().click();
  await page.waitForLoadState('load');
  expect(await look(page)).toEqual({ faults: [], printed: true });
  await context.close();
});

it('a file keeps no more of its name than words, on its page and when it is fetched', async () => {
  const { base, cookie } = tenants.home.sam;
  const send = (path: string) =>
    request(site.tool.url).post(`${base}${path}`).set('Cookie', cookie).set('Origin', site.tool.url);
  await send('/work/new').expect(303);
  const named = `"><x-evil x-evil=1><img src=x onerror=evil=1>\u202Etxt.txt`;
  await send('/work/file').attach('file', Buffer.from('<script>evil=1</script> My own words.'), named).expect(303);
  const context = await enter(tenants.home.sam);
  const page = await context.newPage();
  await page.goto(`${site.tool.url}${base}/work`);
  expect(await look(page)).toEqual({ faults: [], printed: true });
  const { connection } = site.database;
  const work = await connection.collection<{ _id: string }>('submissions').findOne({ state: 'composing' });
  const fetched = await request(site.tool.url)
    .get(`${base}/original/${String(work?._id)}`)
    .set('Cookie', cookie)
    .expect(200);
  expect(fetched.get('Content-Disposition')).toMatch(/^attachment; filename="[^"\r\n]*"/);
  expect(fetched.get('X-Content-Type-Options')).toBe('nosniff');
  expect(fetched.type).not.toMatch(/html|svg|script|xml/);
  await context.close();
});
