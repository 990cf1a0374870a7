import type { WebPage } from '../../../server/demo/web-client.ts';
import { studentWindow, type StudentWindow } from '../hand-in/student-window.ts';
import type { BenchLms } from '../launch/bench-lms.ts';

export type LaunchedStudent = { window: StudentWindow; page: WebPage; ms: number };

/** Login, launch and first page of one student, over HTTP. Throws as `studentWindow` does. */
export async function launchStudent(origin: string, lms: BenchLms, person: number): Promise<LaunchedStudent> {
  const began = performance.now();
  const target = `${origin}/lti/launch`;
  const login = { iss: lms.issuer, client_id: lms.clientId, login_hint: String(person), target_link_uri: target };
  const asked = await post(`${origin}/lti/login`, { ...login, lti_message_hint: '1' });
  const query = new URL(asked.location).searchParams;
  const idToken = lms.sign({ target, nonce: query.get('nonce') ?? '', person });
  const launch = { state: query.get('state') ?? '', id_token: idToken };
  const { location, cookie } = await post(target, launch, asked.cookie);
  const path = new URL(location, origin).pathname;
  const base = /^\/l\/[^/]+/.exec(path)?.[0] ?? '';
  const window = studentWindow(origin + base, cookie);
  const page = await window.open(path.slice(base.length));
  return { window, page, ms: performance.now() - began };
}

async function post(url: string, form: Record<string, string>, cookie = '') {
  const headers = cookie === '' ? {} : { cookie };
  const signal = AbortSignal.timeout(30_000);
  const body = new URLSearchParams(form);
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
  await answer.text();
  if (answer.status >= 400) throw new Error(`${new URL(url).pathname} answered ${answer.status}`);
  const set = answer.headers.getSetCookie().map((one) => one.split(';', 1)[0] ?? '');
  return { location: answer.headers.get('location') ?? '', cookie: set.join('; ') };
}
