import { Pool } from 'undici';
import type { BenchLms } from './bench-lms.ts';

export type BenchTool = { name: 'bare' | 'ours'; origin: string; login: string; target: string };
export type RunFigures = { perSecond: number; p95Ms: number };

/** Users at once, as the issue of this figure says. */
export const USERS = 16;
const CLASS = 200;

/** Lets that many users launch again and again, each one login, launch and first page after the other. */
export async function runLaunches(tool: BenchTool, lms: BenchLms, launches: number): Promise<RunFigures> {
  const pool = new Pool(tool.origin, { connections: USERS });
  const times: number[] = [];
  const persons = Array.from({ length: launches }, (_, index) => 1 + (index % CLASS)).values();
  const began = performance.now();
  const user = async (): Promise<void> => {
    for (const person of persons) {
      const start = performance.now();
      await launchOnce(pool, tool, { lms, person });
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: USERS }, user));
  const seconds = (performance.now() - began) / 1000;
  await pool.close();
  times.sort((a, b) => a - b);
  return { perSecond: launches / seconds, p95Ms: times[Math.floor(times.length * 0.95)] ?? 0 };
}

type Jar = Map<string, string>;

async function launchOnce(pool: Pool, tool: BenchTool, { lms, person }: { lms: BenchLms; person: number }) {
  const jar: Jar = new Map();
  const target = tool.origin + tool.target;
  const login = { iss: lms.issuer, client_id: lms.clientId, login_hint: String(person), target_link_uri: target };
  const asked = await post(pool, tool.login, { ...login, lti_message_hint: '1' }, jar);
  const query = new URL(asked.location).searchParams;
  const idToken = lms.sign({ target, nonce: query.get('nonce') ?? '', person });
  let at = await post(pool, tool.target, { state: query.get('state') ?? '', id_token: idToken }, jar);
  for (let hops = 0; at.status >= 300 && at.status < 400 && hops < 4; hops += 1) {
    const next = new URL(at.location, tool.origin);
    at = await send(pool, { method: 'GET', path: next.pathname + next.search }, jar);
  }
  if (at.status !== 200) throw new Error(`${tool.name}: a launch ended with status ${at.status}`);
}

function post(pool: Pool, path: string, form: Record<string, string>, jar: Jar) {
  return send(pool, { method: 'POST', path, body: new URLSearchParams(form).toString() }, jar);
}

type Order = { method: 'GET' | 'POST'; path: string; body?: string };

async function send(pool: Pool, { method, path, body }: Order, jar: Jar) {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const type = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  const headers = { ...type, ...(cookie === '' ? {} : { cookie }) };
  const answer = await pool.request({ method, path, headers, ...(body === undefined ? {} : { body }) });
  await answer.body.dump();
  for (const set of [answer.headers['set-cookie'] ?? []].flat()) keep(set, jar);
  return { status: answer.statusCode, location: String(answer.headers['location'] ?? '') };
}

function keep(set: string, jar: Jar): void {
  const [pair = ''] = set.split(';', 1);
  const at = pair.indexOf('=');
  jar.set(pair.slice(0, at), pair.slice(at + 1));
}
