import { z } from 'zod';
import type { CallService } from './call-service.ts';
import type { ResultReading } from './lti-gateway.ts';
import type { Platform } from './platform.ts';
import { readJson } from './read-json.ts';
import { lineItemService } from './score-message.ts';
import { SCOPE } from './scopes.ts';

/** What the gradebook shows for one person now: the only way to see a teacher's override. AGS §3.3 */
export async function readResult(
  callService: CallService,
  platform: Platform,
  { lineItemUrl, userId }: { lineItemUrl: string; userId: string },
): Promise<ResultReading> {
  const url = new URL(lineItemService(lineItemUrl, 'results'));
  url.searchParams.set('user_id', userId);
  const headers = { accept: 'application/vnd.ims.lis.v2.resultcontainer+json' };
  const result = await callService({ platform, scope: SCOPE.result, url: url.href, headers });
  if (result.kind === 'no-token') return { kind: 'not-allowed' };
  if (result.kind === 'unavailable') return { kind: 'unavailable', reason: result.reason };
  const { status, text } = result.answer;
  if (status === 401 || status === 403) return { kind: 'not-allowed' };
  if (status !== 200) return { kind: 'unavailable', reason: `platform-${status}` };
  return readContainer(text, userId);
}

const resultSchema = z.object({
  userId: z.coerce.string(),
  resultScore: z.coerce.number().nullable().catch(null).default(null),
  resultMaximum: z.coerce.number().positive().catch(1).default(1), // AGS §3.3.5
  comment: z.string().nullable().catch(null).default(null),
});

/** An LMS may leave empty results out, and may ignore the filter. */
function readContainer(text: string, userId: string): ResultReading {
  const items = z.array(z.unknown()).safeParse(readJson(text));
  if (!items.success) return { kind: 'unavailable', reason: 'platform-answer' };
  const results = items.data.flatMap((item) => resultSchema.safeParse(item).data ?? []);
  const own = results.find((result) => result.userId === userId);
  if (!own) return { kind: 'read', resultScore: null, resultMaximum: 1, comment: null };
  const { resultScore, resultMaximum, comment } = own;
  return { kind: 'read', resultScore, resultMaximum, comment };
}
