import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { CallService, ServiceAnswer } from './call-service.ts';
import type { WantedLineItem } from './lti-gateway.ts';
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
  const found = await findLineItem(callService, platform, lineItemsUrl, wanted);
  return found ?? createLineItem(callService, platform, lineItemsUrl, wanted);
}

const ONE = 'application/vnd.ims.lis.v2.lineitem+json'; // AGS §3.2.6
const MANY = 'application/vnd.ims.lis.v2.lineitemcontainer+json';

const lineItemSchema = z.object({
  id: z.url({ protocol: /^https?$/ }),
  resourceLinkId: z.string().optional().catch(undefined),
  resourceId: z.string().optional().catch(undefined),
});

async function findLineItem(
  callService: CallService,
  platform: Platform,
  lineItemsUrl: string,
  wanted: WantedLineItem,
): Promise<string | null> {
  const url = new URL(lineItemsUrl);
  url.searchParams.set('resource_link_id', wanted.resourceLinkId);
  const result = await callService({ platform, scope: SCOPE.lineItem, url: url.href, headers: { accept: MANY } });
  const items = z.array(z.unknown()).parse(readAnswer(result) ?? []);
  const candidates = items.flatMap((item) => lineItemSchema.safeParse(item).data ?? []);
  // Not every LMS honours the filter, so the link is compared again; ours wins over one the LMS made.
  const ofLink = candidates.filter(({ resourceLinkId }) => resourceLinkId === wanted.resourceLinkId);
  return (ofLink.find(({ resourceId }) => resourceId === wanted.resourceId) ?? ofLink[0])?.id ?? null;
}

async function createLineItem(
  callService: CallService,
  platform: Platform,
  url: string,
  wanted: WantedLineItem,
): Promise<string> {
  const headers = { accept: ONE, 'content-type': ONE };
  const body = JSON.stringify(wanted);
  const result = await callService({ platform, scope: SCOPE.lineItem, url, method: 'POST', headers, body });
  const created = lineItemSchema.safeParse(readAnswer(result));
  if (!created.success) throw unavailable('answer');
  return created.data.id;
}

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
