import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { CallService, ServiceAnswer, ServiceCall } from './call-service.ts';
import type { WantedLineItem } from './lti-gateway.ts';
import { nextPage } from './next-page.ts';
import type { Platform } from './platform.ts';
import { readJson } from './read-json.ts';
import { SCOPE } from './scopes.ts';

/**
 * The line item of a resource link: found, or created when there is none. One that exists is never changed, because
 * another maximum sent by PUT turned Moodle's empty marks into zeros. Throws AppError `line-item-unavailable` with the
 * cause as `details.reason`: status 503 when it may work later, 502 when a person must act.
 */
export async function ensureLineItem(
  callService: CallService,
  platform: Platform,
  { lineItemsUrl, wanted }: { lineItemsUrl: string; wanted: WantedLineItem },
): Promise<string> {
  const call = (request: Omit<ServiceCall, 'platform' | 'scope'>) =>
    callService({ platform, scope: SCOPE.lineItem, ...request });
  const found = await findLineItem(call, lineItemsUrl, wanted);
  return found ?? createLineItem(call, lineItemsUrl, wanted);
}

type Call = (request: Omit<ServiceCall, 'platform' | 'scope'>) => Promise<ServiceAnswer>;

const ONE = 'application/vnd.ims.lis.v2.lineitem+json'; // AGS §3.2.6
const MANY = 'application/vnd.ims.lis.v2.lineitemcontainer+json';

const lineItemSchema = z.object({
  id: z.url({ protocol: /^https?$/ }),
  resourceLinkId: z.string().optional().catch(undefined),
  resourceId: z.string().optional().catch(undefined),
});

type LineItem = z.infer<typeof lineItemSchema>;

/**
 * First what hangs on the link, as the LMS or a course copy made it; then what is ours by name but hangs on nothing,
 * as a copy or an LMS without such links leaves it. Not every LMS honours the filters, so both are compared again.
 */
async function findLineItem(call: Call, lineItemsUrl: string, wanted: WantedLineItem): Promise<string | null> {
  const { resourceLinkId, resourceId } = wanted;
  const ofLink = (await list(call, lineItemsUrl, { resource_link_id: resourceLinkId })).filter(
    (item) => item.resourceLinkId === resourceLinkId,
  );
  const best = ofLink.find((item) => item.resourceId === resourceId) ?? ofLink[0];
  if (best) return best.id;
  const ours = await list(call, lineItemsUrl, { resource_id: resourceId });
  const loose = ours.find((item) => item.resourceId === resourceId && (item.resourceLinkId ?? '') === '');
  return loose?.id ?? null;
}

async function list(call: Call, lineItemsUrl: string, filter: Record<string, string>): Promise<LineItem[]> {
  const first = new URL(lineItemsUrl);
  for (const [name, value] of Object.entries(filter)) first.searchParams.set(name, value);
  const items: LineItem[] = [];
  const seen = new Set<string>();
  for (let url: string | null = first.href; url !== null && !seen.has(url) && seen.size < MOST_PAGES;) {
    seen.add(url);
    const result = await call({ url, headers: { accept: MANY } });
    const page = z.array(z.unknown()).safeParse(readAnswer(result));
    if (!page.success) throw unavailable('answer');
    items.push(...page.data.flatMap((item) => lineItemSchema.safeParse(item).data ?? []));
    url = result.kind === 'answered' ? nextPage(result.answer.headers['link'], url) : null;
  }
  return items;
}

/** An LMS that ignores the filter lists the whole course: Canvas ten to a page. */
const MOST_PAGES = 50;

async function createLineItem(call: Call, url: string, wanted: WantedLineItem): Promise<string> {
  const post = (body: object) =>
    call({ url, method: 'POST', headers: { accept: ONE, 'content-type': ONE }, body: JSON.stringify(body) });
  const { resourceLinkId, ...alone } = wanted;
  const bound = await post({ ...alone, resourceLinkId });
  // Canvas knows no such link for what opens from a course's menu; a column of its own is better than none.
  const unknown = bound.kind === 'answered' && LINK_UNKNOWN.has(bound.answer.status);
  const created = lineItemSchema.safeParse(readAnswer(unknown ? await post(alone) : bound));
  if (!created.success) throw unavailable('answer');
  return created.data.id;
}

const LINK_UNKNOWN: ReadonlySet<number> = new Set([404, 412]);

function readAnswer(result: ServiceAnswer): unknown {
  if (result.kind === 'no-token') throw unavailable(result.reason);
  if (result.kind === 'unavailable') throw unavailable(result.reason, MAY_PASS);
  const { status, text } = result.answer;
  if (status < 200 || status > 299) throw unavailable(`platform-${status}`, passes(status) ? MAY_PASS : undefined);
  return readJson(text);
}

const MAY_PASS = 503;

function passes(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function unavailable(reason: string, status = 502): AppError {
  return new AppError('line-item-unavailable', { status, details: { reason } });
}
