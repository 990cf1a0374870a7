import { resolve } from 'node:path';
import { createApp } from '../../server/app.ts';
import { connectDatabase, type Database } from '../../server/database/connect-database.ts';
import { createLogger } from '../../server/logger.ts';
import { addPlatform } from '../../server/lti/add-platform.ts';
import { loadRubricLibrary } from '../../server/rubrics/load-rubric-library.ts';
import { createServices, type Services } from '../../server/services.ts';
import { dumpDatabase } from '../support/dump-database.ts';
import { routeTable, type AppRoute } from '../support/route-table.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { fuzzRequest, type FuzzRequest, type KnownGood } from './fuzz-request.ts';
import { sendRaw, type RawAnswer } from './send-raw.ts';
import { serveTool, type ServedTool } from './serve-tool.ts';

export type FuzzReport = { requests: number; statuses: Record<string, number>; faults: string[] };

/**
 * Sends that many hostile requests to every route of the running product, as somebody without a session, and tells
 * what should not have happened: an end of the process, an answer of our own fault (5xx), one that shows a stack or a
 * path, none at all, or any change in any collection. The same seed sends the same requests.
 */
export async function runFuzz({ perRoute, seed }: { perRoute: number; seed: number }): Promise<FuzzReport> {
  const tool = await serveTool();
  const database = await connectDatabase(tool.config, createLogger('silent'));
  try {
    const services = await servicesOf(tool, database);
    const good = await makeKnownGood(services);
    const requests = requestsFor(routeTable(createApp(services)), { perRoute, seed, good });
    const before = await dumpDatabase(database.connection, UNASKED);
    const report = await sendAll(tool, requests);
    const after = await dumpDatabase(database.connection, UNASKED);
    await services.extraction.close();
    return { ...report, faults: [...report.faults, ...changesBetween(before, after)] };
  } finally {
    await database.close();
    await tool.stop();
  }
}

async function servicesOf({ config }: ServedTool, database: Database): Promise<Services> {
  const given = { config, secret: config.appSecret ?? '', db: database.connection, logger: createLogger('silent') };
  return createServices({ ...given, rubrics: await loadRubricLibrary(resolve('rubrics')) }).services;
}

/** A registered LMS and a login of its own: fuzz that is right in all but one thing gets furthest in. */
async function makeKnownGood(services: Services): Promise<KnownGood> {
  const { publicUrl } = services.config;
  const [issuer, clientId] = ['https://lms.example', 'client'];
  await addPlatform(services, {
    ...{
      issuer,
      clientId,
      name: 'LMS',
      family: 'other',
      registeredBy: 'fuzz',
      deployments: ['1'],
      tokenAudience: null,
    },
    ...{ authEndpoint: `${issuer}/auth`, tokenEndpoint: `${issuer}/token`, jwksUrl: 'http://127.0.0.1:9/keys' },
  });
  const target = `${publicUrl}/lti/launch`;
  const login = { iss: issuer, client_id: clientId, login_hint: '4', target_link_uri: target, lti_message_hint: '{}' };
  const answer = await fetch(`${publicUrl}/lti/login?${new URLSearchParams(login).toString()}`, { redirect: 'manual' });
  const state = new URL(answer.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const idToken = `${Buffer.from('{"alg":"RS256","kid":"x"}').toString('base64url')}.e30.AAAA`;
  const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  const openid = { openid_configuration: 'http://127.0.0.1:9/openid', registration_token: 'x' };
  return { origin: publicUrl, cookie, fields: { ...login, state, id_token: idToken, ...openid } };
}

type Order = { perRoute: number; seed: number; good: KnownGood };

function requestsFor(routes: readonly AppRoute[], { perRoute, seed, good }: Order): FuzzRequest[] {
  const random = seededRandom(seed);
  // Files are served beside the routes.
  const all = [...routes, { method: 'GET', path: '/assets/:stamp/app.css' }, { method: 'GET', path: '/nowhere/:id' }];
  return all.flatMap((route) => Array.from({ length: perRoute }, () => fuzzRequest(route, random, good)));
}

const AT_ONCE = 8;

async function sendAll(tool: ServedTool, requests: FuzzRequest[]): Promise<FuzzReport> {
  const statuses: Record<string, number> = {};
  const faults: string[] = [];
  const waiting = requests.values();
  const sendNext = async (): Promise<void> => {
    for (const request of waiting) {
      if (tool.died() !== null) return;
      const answer = await sendRaw(tool.port, request);
      const status = String(answer.status ?? 'closed');
      statuses[status] = (statuses[status] ?? 0) + 1;
      const fault = faultOf(request, answer);
      if (fault !== null) faults.push(`${request.label}: ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendNext));
  const end = tool.died();
  if (end !== null) faults.push(`the process ended: ${end}`);
  return { requests: requests.length, statuses, faults };
}

/** What a process tells of itself every few seconds, whoever asks. */
const UNASKED = ['processes'];

// A stack, a path of this machine or of the source, a name that only our insides use.
const LEAK =
  /\bat \S+ \(|\.ts:\d|node_modules|file:\/\/\/[a-z]+\/|\/server\/|Mongo\w*Error|MongoServer|BSONError|ZodError/;
// The LMS of a registration or of a token's key cannot be reached: said so, and not our fault.
const DOCUMENTED = /lti-unreachable|registration-lms-refused/;

function faultOf({ aborts }: FuzzRequest, { status, text, late }: RawAnswer): string | null {
  if (late) return 'no answer in time';
  const leak = LEAK.exec(text);
  if (leak) return `shows ${JSON.stringify(text.slice(Math.max(0, leak.index - 40), leak.index + 60))}`;
  if (status === null) return aborts ? null : 'closed without an answer';
  return status >= 500 && status !== 501 && !DOCUMENTED.test(text) ? `answered ${status}` : null;
}

function changesBetween(before: Record<string, string[]>, after: Record<string, string[]>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => `the collection ${name} changed: ${JSON.stringify(after[name]?.slice(-2)).slice(0, 400)}`);
}
