import { AppError } from '../errors.ts';
import { attributesOf, type HtmlForm } from './html-form.ts';
import { launchAs } from './launch-as.ts';
import type { Demo } from './start-demo.ts';
import type { WebPage } from './web-client.ts';

/** One person's open window in the tool. Every page it gives is a page that was shown, not an error page. */
export type ToolVisit = {
  /** Where the launch landed. */
  page: WebPage;
  /** Opens a page by its path within the visit (`/queue`), or by its whole path. */
  open: (path: string) => Promise<WebPage>;
  /** Sends a form as it stands, with these values put in. */
  send: (form: HtmlForm, changes?: Record<string, string>) => Promise<WebPage>;
  upload: (form: HtmlForm, file: { name: string; content: Uint8Array<ArrayBuffer> }) => Promise<WebPage>;
};

/** Launches an activity as a person. Throws an Error when a site is away, and AppError `demo-page-refused` on refusal. */
export async function openVisit(demo: Demo, personKey: string, activityKey: string): Promise<ToolVisit> {
  const visit = await launchAs({ lmsUrl: demo.lmsUrl, toolUrl: demo.tool.url, personKey, activityKey });
  const base = /^\/l\/[^/]+/.exec(new URL(visit.url).pathname)?.[0] ?? '';
  return {
    page: visit.page,
    open: async (path) => shown(await visit.get(path.startsWith(base) ? path : `${base}${path}`)),
    send: async (form, changes = {}) => shown(await visit.postForm(form.action, filled(form, changes))),
    upload: async (form, { name, content }) => {
      const file = { field: 'file', name, type: 'application/octet-stream', content };
      return shown(await visit.postMultipart(form.action, Object.fromEntries(form.fields), file));
    },
  };
}

/** The form of a page that goes to an address ending like this, by itself or by one of its buttons; or null. */
export function formTo(page: WebPage, ending: string): HtmlForm | null {
  const goesThere = (form: HtmlForm): boolean => new URL(form.action).pathname.endsWith(ending);
  return page.forms.find(goesThere) ?? formsByButton(page).find(goesThere) ?? null;
}

/** Every form once for each button that sends it to an address of its own (`formaction`). */
function formsByButton(page: WebPage): HtmlForm[] {
  const bodies = [...page.html.matchAll(/<form\b[^>]*>(.*?)<\/form>/gis)].map(([, body = '']) => body);
  return page.forms.flatMap((form, index) => {
    const buttons = [...(bodies[index] ?? '').matchAll(/<button\b([^>]*)>/gi)].map(([, head = '']) =>
      attributesOf(head),
    );
    const targets = buttons.flatMap((button) => button.get('formaction') ?? []);
    return targets.map((target) => ({ ...form, action: new URL(target, page.url).href }));
  });
}

/** The same, for a page that must have it: AppError `demo-page-unexpected` otherwise. */
export function expectForm(page: WebPage, ending: string): HtmlForm {
  const form = formTo(page, ending);
  if (form !== null) return form;
  throw new AppError('demo-page-unexpected', { details: { form: ending, page: withoutLaunch(page.url) } });
}

function filled(form: HtmlForm, changes: Record<string, string>): [string, string][] {
  const kept = form.fields.filter(([name]) => !(name in changes));
  return [...kept, ...Object.entries(changes)];
}

/** A site that is restarting answers 5xx or nothing: worth another try. A 4xx is an answer. */
function shown(page: WebPage): WebPage {
  if (page.status < 400) return page;
  const where = withoutLaunch(page.url);
  if (page.status >= 500) throw new Error(`${where} answered ${page.status}`);
  throw new AppError('demo-page-refused', { details: { page: where, status: page.status, said: headingOf(page) } });
}

function withoutLaunch(url: string): string {
  return new URL(url).pathname.replace(/^\/l\/[^/]+/, '…');
}

function headingOf({ html }: WebPage): string {
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '';
  return heading
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
