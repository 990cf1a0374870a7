import { CookieJar } from 'tough-cookie';
import { findForms, findFrames, type HtmlForm } from './html-form.ts';

/** A browser's memory and manners over plain HTTP: cookies kept, redirects followed, forms and frames found. */
export type WebClient = {
  get: (url: string) => Promise<WebPage>;
  /** Posts from a page of `origin`, the way a browser says where a form came from. */
  post: (url: string, body: URLSearchParams | FormData, origin: string) => Promise<WebPage>;
};

/** `url` is where the redirects ended; form actions and frames are absolute. */
export type WebPage = { status: number; url: string; html: string; forms: HtmlForm[]; frames: string[] };

/** Secure cookies also travel to localhost and 127.0.0.1 over http, which browsers take for safe. */
export function createWebClient(): WebClient {
  const jar = new CookieJar(undefined, { allowSecureOnLocal: true, rejectPublicSuffixes: false });
  return {
    get: (url) => follow(jar, { url, method: 'GET' }),
    post: (url, body, origin) => follow(jar, { url, method: 'POST', body, origin }),
  };
}

type Step = { url: string; method: 'GET' | 'POST'; body?: URLSearchParams | FormData; origin?: string };

async function follow(jar: CookieJar, first: Step): Promise<WebPage> {
  let step = first;
  for (let hop = 0; hop < REDIRECT_LIMIT; hop += 1) {
    const response = await send(jar, step);
    const location = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || location === null) return readPage(step.url, response);
    await response.body?.cancel();
    step = redirected(step, response.status, new URL(location, step.url).href);
  }
  throw new Error(`${new URL(first.url).origin} redirected more than ${REDIRECT_LIMIT} times.`);
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const REDIRECT_LIMIT = 20;

// A POST becomes a GET after 301, 302 and 303, and is repeated after 307 and 308. Fetch §4.4 (HTTP-redirect fetch)
function redirected(step: Step, status: number, url: string): Step {
  return status === 307 || status === 308 ? { ...step, url } : { url, method: 'GET' };
}

async function send(jar: CookieJar, { url, method, body, origin }: Step): Promise<Response> {
  const cookie = await jar.getCookieString(url);
  const headers = new Headers({ accept: 'text/html,*/*;q=0.8' });
  if (cookie !== '') headers.set('cookie', cookie);
  if (origin !== undefined) headers.set('origin', origin);
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  const response = await fetch(url, { method, headers, body: body ?? null, redirect: 'manual', signal });
  for (const set of response.headers.getSetCookie()) await jar.setCookie(set, url);
  return response;
}

// A whole class launching at once on a small machine may keep a request waiting; nothing waits for ever.
const REQUEST_TIMEOUT_MS = 30_000;

async function readPage(url: string, response: Response): Promise<WebPage> {
  const html = await response.text();
  return { status: response.status, url, html, forms: findForms(html, url), frames: findFrames(html, url) };
}
