import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { CallService, ServiceAnswer } from './call-service.ts';
import type { WantedLineItem } from './lti-gateway.ts';
import type { Platform } from './platform.ts';
import { readJson } from './read-json.ts';
import { SCOPE } from './scopes.ts';

/**
 * The line item of a resource link: found, or created when there is none. One that exists is never changed, because
 * another maximum sent by PUT turned Moodle's empty marks into zeros. Throws AppError `line-item-unavailable`.
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
  if (result.kind !== 'answered') throw unavailable(result.reason);
  const { status, text } = result.answer;
  if (status < 200 || status > 299) throw unavailable(`platform-${status}`);
  return readJson(text);
}

function unavailable(reason: string): AppError {
  return new AppError('line-item-unavailable', { status: 502, details: { reason } });
}
