import request, { type Response } from 'supertest';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import { createApp } from '../../server/app.ts';
import type { Role } from '../../server/lti/launch-context.ts';
import { dumpDatabase } from '../support/dump-database.ts';
import { routeName, routeTable, type AppRoute } from '../support/route-table.ts';
import { openScriptedSite, type ScriptedSite } from '../support/scripted-site.ts';
import { seedTenants, type Tenants, type Visitor } from '../support/tenants.ts';
import { ROUTE_ACCESS, TAKES_FOREIGN_IDS_QUIETLY, type Access } from './route-access.ts';

// Every route of the app × roles × tenants. The routes are read from the app itself: none can be forgotten.
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

const accessOf = (route: AppRoute): Access | undefined => ROUTE_ACCESS[routeName(route)];
const guarded = () => routes.filter((route) => Array.isArray(accessOf(route)) || accessOf(route) === 'picker');
const rolesOf = (route: AppRoute) => (accessOf(route) === 'picker' ? [] : (accessOf(route) as readonly Role[]));
/** Whether a route names a thing of the course, so that an id of another course must lead nowhere. */
const refusesForeignIds = (route: AppRoute) =>
  route.path.replace(':launchId', '').includes('/:') && !TAKES_FOREIGN_IDS_QUIETLY.has(routeName(route));
const secretsOf = ({ secrets }: Tenants) => Object.values(secrets);

/** Sends a request whose every id, in path, query and form, is one of the home course. */
function send(route: AppRoute, { base, cookie }: Pick<Visitor, 'base' | 'cookie'>, origin = site.tool.url) {
  const ids = {
    ...tenants.ids,
    personId: 'x',
    role: 'instructor',
    id: tenants.ids['submissionId'] ?? '',
    job: 'draft',
    submission: tenants.ids['submissionId'] ?? '',
    ...{ release: '1', point: 'p1', reply: 'n1', act: 'keep' },
  };
  const path = fill(route.path, base);
  const method = route.method.toLowerCase() as 'get' | 'post';
  const asked = request(site.tool.url)[method](path).redirects(0).query(ids).query({ 'submissionId[$ne]': '' });
  asked.set('Cookie', cookie);
  return method === 'get'
    ? asked
    : asked
        .set('Origin', origin)
        .type('form')
        .send({ ...ids, text: 'x', note: 'x', version: '0' });
}

function fill(path: string, base: string): string {
  return path.replace('/l/:launchId', base).replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const id = name === 'token' ? 'no-such-token' : tenants.ids[name];
    if (id === undefined) throw new Error(`Say in tests/support/tenants.ts (ids) what :${name} is in the home course.`);
    return id;
  });
}

/** Sends one request after another and names those whose answer is not as it should be. */
async function unexpected(
  orders: { label: string; answer: () => PromiseLike<Response>; fine: (got: Response) => boolean }[],
) {
  const wrong: string[] = [];
  for (const { label, answer, fine } of orders) {
    const got = await answer();
    if (got.status >= 500 || !fine(got)) wrong.push(`${label}: ${got.status}`);
  }
  return wrong;
}

const shows = (got: Response, words: readonly string[]) =>
  words.some((word) => `${got.text} ${got.get('Location') ?? ''}`.includes(word));

it('every route says who may open it [tenants: the route table]', () => {
  const names = routes.map(routeName);
  const unlisted = names.filter((name) => ROUTE_ACCESS[name] === undefined);
  const gone = Object.keys(ROUTE_ACCESS).filter((name) => !names.includes(name));
  expect({
    'new: add to tests/lti/route-access.ts who may open it': unlisted,
    'gone: take it out there': gone,
  }).toEqual({
    'new: add to tests/lti/route-access.ts who may open it': [],
    'gone: take it out there': [],
  });
});

describe('nothing of the home course changes or shows', () => {
  let before: Record<string, string[]>;
  beforeAll(async () => {
    before = await homeDump();
  });
  afterEach(async () => {
    expect(await homeDump()).toEqual(before);
  });

  it("without a cookie, with another launch's cookie, or as the site's admin [tenants: session]", async () => {
    const { instructor } = tenants.home;
    const cookieOf = ({ cookie }: Visitor) => cookie.slice(cookie.indexOf('='));
    const forged = `${instructor.cookie.split('=', 1)[0] ?? ''}${cookieOf(tenants.home.sam)}`;
    const cookies = { none: '', "a student's": tenants.home.sam.cookie, forged, admin };
    const orders = guarded().flatMap((route) =>
      Object.entries(cookies).map(([name, cookie]) => ({
        label: `${routeName(route)} with cookie ${name}`,
        answer: () => send(route, { base: instructor.base, cookie }),
        fine: (got: Response) => got.status === 401 && !shows(got, secretsOf(tenants)),
      })),
    );
    expect(await unexpected(orders)).toEqual([]);
  });

  it('for roles that a route is not for [tenants: roles]', async () => {
    const orders = guarded().flatMap((route) =>
      Object.values(tenants.home)
        .filter(({ role }) => !rolesOf(route).includes(role))
        .map((visitor) => ({
          label: `${routeName(route)} as ${visitor.name}`,
          answer: () => send(route, visitor),
          fine: (got: Response) =>
            got.status === (accessOf(route) === 'picker' ? 404 : 403) && !shows(got, secretsOf(tenants)),
        })),
    );
    expect(await unexpected(orders)).toEqual([]);
  });

  it("for a student who asks for another student's work [tenants: own work only]", async () => {
    const { ola } = tenants.home;
    const { sam, teachers } = tenants.secrets;
    const orders = guarded()
      .filter((route) => rolesOf(route).includes('student') && route.method === 'GET')
      .map((route) => ({
        label: `${routeName(route)} as Ola about Sam's work`,
        answer: () => send(route, ola),
        fine: (got: Response) => (!refusesForeignIds(route) || got.status === 404) && !shows(got, [sam, teachers]),
      }));
    expect(await unexpected(orders)).toEqual([]);
  });

  it('for people of other courses, deployments, clients and issuers, whatever ids they send [tenants]', async () => {
    const orders = guarded().flatMap((route) =>
      tenants.foreign
        .filter(({ role }) => rolesOf(route).includes(role))
        .map((visitor) => ({
          label: `${routeName(route)} as ${visitor.name}`,
          answer: () => send(route, visitor),
          fine: (got: Response) => (!refusesForeignIds(route) || got.status === 404) && !shows(got, secretsOf(tenants)),
        })),
    );
    expect(await unexpected(orders)).toEqual([]);
  });

  it("on the site admin's pages for anybody but the admin [tenants: admin]", async () => {
    const visitors = [...Object.values(tenants.home), { name: 'nobody', base: '', cookie: '' }];
    const orders = routes
      .filter((route) => accessOf(route) === 'admin')
      .flatMap((route) =>
        visitors.map((visitor) => ({
          label: `${routeName(route)} as ${visitor.name}`,
          answer: () => send(route, visitor),
          fine: (got: Response) => got.status === 401,
        })),
      );
    expect(await unexpected(orders)).toEqual([]);
  });

  it('on pages that anyone may open [tenants: no session]', async () => {
    const orders = routes
      .filter((route) => accessOf(route) === 'anyone')
      .map((route) => ({
        label: routeName(route),
        answer: () => send(route, tenants.home.instructor),
        fine: (got: Response) =>
          !shows(got, secretsOf(tenants)) && !(got.get('Set-Cookie') ?? []).join().includes('/l/'),
      }));
    expect(await unexpected(orders)).toEqual([]);
  });

  it('for a change that another site asks for [tenants: origin]', async () => {
    const orders = guarded()
      .filter(({ method }) => method !== 'GET')
      .map((route) => ({
        label: routeName(route),
        answer: () => send(route, tenants.home.instructor, 'https://lms.example'),
        fine: (got: Response) => got.status === 403,
      }));
    expect(await unexpected(orders)).toEqual([]);
  });
});

it('every route opens for the roles it is for [tenants: roles]', async () => {
  const byRole = { ...tenants.home, student: tenants.home.sam };
  const orders = guarded().flatMap((route) =>
    rolesOf(route).map((role) => ({
      label: `${routeName(route)} as ${role} of the course`,
      answer: () => send(route, byRole[role]),
      fine: (got: Response) => got.status < 400 || OTHER_THAN_REFUSED.includes(got.status) || isOwnFile(route, got),
    })),
  );
  expect(await unexpected(orders)).toEqual([]);
});

// Their forms are empty here: what is missing in them is another matter than who may send them.
const OTHER_THAN_REFUSED = [400, 409, 413, 422];

/** Sam wrote his work into the page, so there is no original file to fetch. */
function isOwnFile({ path }: AppRoute, { status }: Response): boolean {
  return path.includes('/original/') && status === 404;
}

/** All that is stored of the home course, by its own id; sessions come and go. */
async function homeDump(): Promise<Record<string, string[]>> {
  const whole = await dumpDatabase(site.database.connection, ['visits', 'adminAccess']);
  const { courseId = '' } = tenants.ids;
  return Object.fromEntries(
    Object.entries(whole).map(([name, documents]) => [name, documents.filter((text) => text.includes(courseId))]),
  );
}
