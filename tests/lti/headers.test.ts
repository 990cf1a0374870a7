import request, { type Response } from 'supertest';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import { createApp } from '../../server/app.ts';
import { openVisit } from '../support/open-visit.ts';
import { routeName, routeTable, type AppRoute } from '../support/route-table.ts';
import { openScriptedSite, type ScriptedSite } from '../support/scripted-site.ts';
import { seedTenants, type Tenants } from '../support/tenants.ts';
import { ROUTE_ACCESS } from './route-access.ts';

// Every route, and every kind of answer of ours, by what it lets a browser do.
let site: ScriptedSite;
let tenants: Tenants;
let routes: AppRoute[];
let admin: string;

beforeAll(async () => {
  site = await openScriptedSite();
  tenants = await seedTenants(site);
  routes = routeTable(createApp(site.tool.services));
  const link = new URL(await createSignInLink(site.tool.services, 'cli:test'));
  const answer = await request(site.tool.url).post(link.pathname).set('Origin', site.tool.url);
  admin = answer.get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '';
});
afterAll(() => site.close());

/** Its path in the home course; `:token` is nobody's. */
const pathOf = ({ path }: AppRoute) =>
  path
    .replace('/l/:launchId', tenants.home.instructor.base)
    .replaceAll(/:(\w+)/g, (_whole, name: string) => tenants.ids[name] ?? 'no-such-token');

const cookieFor = (route: AppRoute) =>
  ROUTE_ACCESS[routeName(route)] === 'admin' ? admin : tenants.home.instructor.cookie;

/** What is wrong with the headers of an answer; nothing when all is well. */
function faultsOf(label: string, answer: Response): string[] {
  const policy = answer.get('Content-Security-Policy') ?? '';
  const frames = /frame-ancestors ([^;]*)/.exec(policy)?.[1]?.trim() ?? '';
  const neverFramed = /\/admin|\/healthz|\/readyz/.test(label);
  const checks: Record<string, boolean> = {
    'no policy': /^default-src '(self|none)'/.test(policy),
    'unsafe or wide open policy': !/unsafe|\*(?!\.)|https?:[ ;]/.test(policy),
    [`framed by ${frames}`]: neverFramed ? frames === "'none'" : /^'self'( https?:\/\/[\w.:-]+)*$/.test(frames),
    'no nosniff': answer.get('X-Content-Type-Options') === 'nosniff',
    'devices allowed': /camera=\(\)/.test(answer.get('Permissions-Policy') ?? ''),
    'says what it is made of': answer.get('X-Powered-By') === undefined,
    'a private page may be kept': !/\/l\/|\/admin/.test(label) || answer.get('Cache-Control') === 'no-store',
    'inline style': isFile(answer) || !/<style|\sstyle=/i.test(answer.text),
    'inline script': !/<script(?![^>]*src=)|\son\w+=/i.test(answer.text),
  };
  return Object.entries(checks).flatMap(([fault, fine]) => (fine ? [] : [`${label} (${answer.status}): ${fault}`]));
}

/** What is saved to a disk and opened there carries its style with it. */
const isFile = (answer: Response) => answer.get('Content-Disposition')?.startsWith('attachment') ?? false;

it('every route answers with a strict policy, whether it opens, refuses or finds nothing', async () => {
  const faults: string[] = [];
  const statuses = new Set<number>();
  for (const route of routes.filter(({ method }) => method === 'GET'))
    for (const cookie of [cookieFor(route), '']) {
      const answer = await request(site.tool.url).get(pathOf(route)).redirects(0).set('Cookie', cookie);
      statuses.add(answer.status);
      faults.push(...faultsOf(routeName(route), answer));
    }
  for (const path of ['/nowhere', '/%E0%A4%A', '/assets/x/tokens.css', '/assets/x/icon.svg', '/assets/x/nothing.js'])
    faults.push(...faultsOf(path, await request(site.tool.url).get(path)));
  expect(faults).toEqual([]);
  for (const status of [200, 400, 401, 404]) expect([...statuses]).toContain(status);
});

it('an error of our own keeps the policy and tells nothing of its cause', async () => {
  const services = site.tool.services;
  const broken = () => {
    throw new Error('the cause');
  };
  const app = createApp({ ...services, sealer: { ...services.sealer, open: broken } });
  const { path, cookie } = await openVisit(services, { role: 'none' });
  const answer = await request(app).get(`${path}/`).set('Cookie', cookie);
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain('the cause');
  expect(faultsOf('500', answer)).toEqual([]);
});

it('only over https is a browser told to come back over https', async () => {
  const { services } = site.tool;
  const over = async (publicUrl: string) => {
    const app = createApp({ ...services, config: { ...services.config, publicUrl } });
    return (await request(app).get('/')).get('Strict-Transport-Security');
  };
  expect(await over('http://localhost:3000')).toBeUndefined();
  expect(await over('https://tool.example')).toMatch(/^max-age=\d{8}; includeSubDomains$/);
});

it('no change at all is heard from another site, an opaque one or nowhere, whoever asks', async () => {
  const heard: string[] = [];
  const open = ['POST /lti/login', 'POST /lti/launch']; // an LMS posts there, with proof of its own
  const changing = routes.filter((route) => route.method !== 'GET' && !open.includes(routeName(route)));
  const ways = [...changing, { method: 'PUT', path: '/' }, { method: 'DELETE', path: '/l/:launchId' }];
  for (const route of ways)
    for (const origin of ['https://evil.example', `${site.tool.url}.evil.example`, 'null', undefined]) {
      const method = route.method.toLowerCase() as 'post' | 'put' | 'delete';
      const asked = request(site.tool.url)[method](pathOf(route)).redirects(0).set('Cookie', cookieFor(route));
      if (origin !== undefined) void asked.set('Origin', origin);
      const { status } = await asked.type('form').send({ text: 'x' });
      if (status !== 403) heard.push(`${routeName(route)} from ${origin ?? 'nowhere'}: ${status}`);
    }
  expect(heard).toEqual([]);
  expect(changing.length).toBeGreaterThan(50);
});
