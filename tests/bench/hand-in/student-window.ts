import { findForms, type HtmlForm } from '../../../server/demo/html-form.ts';
import type { WebPage } from '../../../server/demo/web-client.ts';

/** A student's open window in the tool: pages by path within the visit, and their forms. Redirects are followed. */
export type StudentWindow = {
  open: (path: string) => Promise<WebPage>;
  send: (form: HtmlForm, changes?: Record<string, string>) => Promise<WebPage>;
  upload: (form: HtmlForm, file: { name: string; content: Uint8Array<ArrayBuffer> }) => Promise<WebPage>;
};

/** Throws an Error for a page that is an error page, and when no answer comes within half a minute. */
export function studentWindow(base: string, cookie: string): StudentWindow {
  const { origin } = new URL(base);
  const ask = async (url: string, body?: URLSearchParams | FormData): Promise<WebPage> => {
    const headers = { cookie, accept: 'text/html', ...(body && { origin }) };
    const method = body ? 'POST' : 'GET';
    const signal = AbortSignal.timeout(30_000);
    const answer = await fetch(url, { method, headers, body: body ?? null, redirect: 'manual', signal });
    const html = await answer.text();
    const next = answer.headers.get('location');
    if (answer.status === 303 && next !== null) return ask(new URL(next, url).href);
    if (answer.status >= 400) throw new Error(`${new URL(url).pathname} answered ${answer.status}`);
    return { status: answer.status, url, html, forms: findForms(html, url), frames: [] };
  };
  return {
    open: (path) => ask(base + path),
    send: ({ action, fields }, changes = {}) =>
      ask(action, new URLSearchParams({ ...Object.fromEntries(fields), ...changes })),
    upload: ({ action, fields }, { name, content }) => {
      const form = new FormData();
      for (const [key, value] of fields) form.append(key, value);
      form.append('file', new Blob([content]), name);
      return ask(action, form);
    },
  };
}
