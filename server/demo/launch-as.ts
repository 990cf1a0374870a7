import { createWebClient, type WebClient, type WebPage } from './web-client.ts';

/**
 * Opens an activity as one person, acting like a browser without a screen: signs in at the demo LMS, follows login,
 * authentication and launch, and lands on the tool's first page. Everything goes over HTTP and one cookie jar; what is
 * posted afterwards carries the tool's own `Origin`. Throws an Error that says where the launch stopped.
 */
export async function launchAs({ lmsUrl, personKey, activityKey, toolUrl }: LaunchOrder): Promise<LaunchedTool> {
  const client = createWebClient();
  const origin = new URL(lmsUrl).origin;
  await client.post(`${origin}/sign-in`, new URLSearchParams({ person: personKey }), origin);
  const activity = await client.get(`${origin}/activities/${encodeURIComponent(activityKey)}`);
  const frame = activity.frames[0];
  if (frame === undefined) throw new Error(stopped('the LMS shows no tool', activity));
  const page = await followForms(client, await client.get(frame), toolUrl);
  const tool = new URL(toolUrl).origin;
  return {
    url: page.url,
    page,
    get: (path) => client.get(new URL(path, page.url).href),
    postForm: (path, fields) => client.post(new URL(path, page.url).href, new URLSearchParams(fields), tool),
    postMultipart: (path, fields, file) => client.post(new URL(path, page.url).href, multipart(fields, file), tool),
  };
}

export type LaunchOrder = { lmsUrl: string; personKey: string; activityKey: string; toolUrl: string };

export type LaunchedTool = {
  /** Where the launch ended; paths below are read relative to it. */
  url: string;
  page: WebPage;
  get: (path: string) => Promise<WebPage>;
  postForm: (path: string, fields: FormFields) => Promise<WebPage>;
  postMultipart: (path: string, fields: Record<string, string>, file: UploadedFile) => Promise<WebPage>;
};

/** Name and value pairs; a list of pairs when a name comes more than once. */
export type FormFields = Record<string, string> | [string, string][];

export type UploadedFile = { field: string; name: string; type: string; content: Uint8Array<ArrayBuffer> | string };

/** Submits the page's self-submitting form as its script would: the login post, then the launch post. */
async function followForms(client: WebClient, first: WebPage, toolUrl: string): Promise<WebPage> {
  let page = first;
  for (let step = 0; step < LAUNCH_STEPS; step += 1) {
    const form = page.forms.find((candidate) => candidate.submitsItself);
    if (form === undefined) break;
    page = await client.post(form.action, new URLSearchParams(form.fields), new URL(page.url).origin);
  }
  if (new URL(page.url).origin !== new URL(toolUrl).origin) throw new Error(stopped('it never reached the tool', page));
  if (page.status >= 400) throw new Error(stopped('the tool refused', page));
  return page;
}

// The LMS's form, the answer's form; two more for a tool or an LMS that posts to itself to get its cookies.
const LAUNCH_STEPS = 4;

function stopped(where: string, { status, url, html }: WebPage): string {
  const words = html
    .replace(/<(style|script)\b.*?<\/\1>|<[^>]*>/gs, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
  const { origin, pathname } = new URL(url);
  return `The launch stopped: ${where}. ${origin}${pathname} answered ${status}: ${words}`;
}

function multipart(fields: Record<string, string>, file: UploadedFile): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append(file.field, new Blob([file.content], { type: file.type }), file.name);
  return form;
}
