import { z } from 'zod';
import { readOutcome, type FollowedEdits } from './earlier/confirm-followed.ts';
import type { NewPoint, PointEdit, ReviewEdits } from './review-content.ts';

/**
 * The review form: flat fields whose names end in the id they are about, e.g. `level.<criterion>`, `text.<point>`,
 * `new-text.<criterion>`. Read it with `parseForm`. The page's fields take half as many characters as are accepted
 * here, because a browser counts a line break as one and sends two.
 */
export const reviewFormSchema = z
  .record(z.string().max(200), z.string().max(20_000))
  .refine((body) => /^\d{1,9}$/.test(body['version'] ?? ''), { path: ['version'], message: 'is missing' })
  .transform(readEdits);

function readEdits(body: Record<string, string>): ReviewEdits {
  return {
    version: Number(body['version']),
    levels: new Map(fieldsOf(body, 'level')),
    points: new Map(fieldsOf(body, 'text').map(([id, text]) => [id, pointEdit(body, id, text)])),
    added: fieldsOf(body, 'new-text').map(([id, text]) => newPoint(body, id, text)),
    summary: unixLines(body['summary'] ?? ''),
    followed: readFollowed(body),
  };
}

function readFollowed(body: Record<string, string>): FollowedEdits {
  const chosen = fieldsOf(body, 'follow').map(([id, value]) => [id, readOutcome(value)] as const);
  return { chosen: new Map(chosen), takeAll: body['follow-all'] !== undefined };
}

function fieldsOf(body: Record<string, string>, name: string): [id: string, value: string][] {
  const prefix = `${name}.`;
  const own = Object.entries(body).filter(([field]) => field.startsWith(prefix));
  return own.map(([field, value]) => [field.slice(prefix.length), unixLines(value)]);
}

function pointEdit(body: Record<string, string>, id: string, text: string): PointEdit {
  const quote = body[`quote.${id}`];
  return {
    text,
    kind: kindOf(body[`kind.${id}`]),
    quote: quote === undefined ? null : unixLines(quote),
    remove: body[`remove.${id}`] !== undefined,
  };
}

function newPoint(body: Record<string, string>, criterionId: string, text: string): NewPoint {
  const quote = unixLines(body[`new-quote.${criterionId}`] ?? '');
  return { criterionId, text, kind: kindOf(body[`new-kind.${criterionId}`]), quote };
}

function kindOf(value: string | undefined): PointEdit['kind'] {
  return value === 'strength' ? 'strength' : 'next-step';
}

/** Browsers send a text area's line breaks as CR LF. */
function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
