import type { Request, Response } from 'express';
import type { LmsContext } from '../lms-context.ts';
import type { ToolDocument } from '../lms-documents.ts';
import { hashOf } from './token-routes.ts';

/** A refusal with Moodle's words for it; thrown inside a service and answered by `answerService`. */
export type ServiceRefusal = Error & { refusal: { status: number; reason: string } };

export function serviceRefusal(status: number, reason: string): ServiceRefusal {
  return Object.assign(new Error(reason), { refusal: { status, reason } });
}

/** Runs a service and turns a refusal into Moodle's JSON about it, reason phrase included (recorded 404). */
export function answerService(work: (request: Request, response: Response) => Promise<void>) {
  return async (request: Request, response: Response): Promise<void> => {
    try {
      await work(request, response);
    } catch (error) {
      if (!isServiceRefusal(error)) throw error;
      const { status, reason } = error.refusal;
      const contentType = request.get('content-type') ?? '';
      const about = { method: request.method, url: request.originalUrl, contentType };
      response.status(status).statusMessage = asHeaderText(reason);
      sendAs(response, 'application/json', { status, reason, request: about });
    }
  };
}

function isServiceRefusal(error: unknown): error is ServiceRefusal {
  return error instanceof Error && 'refusal' in error;
}

/** The tool whose bearer token this is, if the token holds at least one of the scopes; otherwise refuses with 401. */
export async function bearerTool(lms: LmsContext, request: Request, scopes: readonly string[]): Promise<ToolDocument> {
  const token = /^Bearer ([0-9a-f]{32})$/.exec(request.get('authorization') ?? '')?.[1];
  if (token === undefined) throw serviceRefusal(401, 'Unauthorized');
  const expiresAt = { $gt: lms.now() };
  const granted = await lms.store.accessTokens.findOne({ _id: hashOf(token), scopes: { $in: [...scopes] }, expiresAt });
  const tool = granted === null ? null : await lms.store.tools.findOne({ _id: granted.toolId });
  if (tool === null) throw serviceRefusal(401, 'Unauthorized');
  return tool;
}

/** Moodle answers the exact media type, a wildcard or none; anything else finds no handler. */
export function requireAccept(request: Request, type: string): void {
  const accept = request.get('accept');
  if (accept === undefined || accept.includes('*/*') || accept.includes(type)) return;
  throw serviceRefusal(400, 'No handler found for the Accept header');
}

/** The body as JSON, if it came under exactly this media type; parameters such as a charset do not matter. */
export function requireJson(request: Request, type: string): unknown {
  const sent = request.get('content-type')?.split(';')[0]?.trim();
  if (sent !== type) throw serviceRefusal(400, `No handler found for ${request.originalUrl} ${sent ?? ''}`);
  try {
    return JSON.parse(bodyText(request));
  } catch {
    throw serviceRefusal(400, 'The body is not JSON');
  }
}

export function bodyText(request: Request): string {
  return typeof request.body === 'string' ? request.body : '';
}

/** Sent as bytes: Node writes the header block in the encoding of a string that follows it, which would spoil it. */
export function sendAs(response: Response, type: string, body: unknown): void {
  response.type(`${type}; charset=utf-8`).send(Buffer.from(JSON.stringify(body)));
}

/** Text in a place that carries bytes: PHP writes UTF-8 there, and clients read it as Latin-1. */
export function asHeaderText(text: string): string {
  return Buffer.from(text.replace(/[^\t\u0020-\u007e\u0080-\u{10ffff}]/gu, ' '), 'utf8').toString('latin1');
}

export type Page<T> = { items: T[]; total: number; limit: number | null; from: number };

/** The part of a list that `limit` and `from` ask for; without a limit `pageSize`, or all of it. */
export function pageOf<T>(items: T[], query: Request['query'], pageSize: number | null = null): Page<T> {
  const limit = Math.trunc(Number(query['limit'] ?? pageSize));
  const from = Math.max(0, Math.trunc(Number(query['from'])) || 0);
  if (!(limit > 0)) return { items, total: items.length, limit: null, from: 0 };
  return { items: items.slice(from, from + limit), total: items.length, limit, from };
}

/** The gradebook's Link header as recorded: HTML-escaped ampersands, and typographic quotes around each relation. */
export function brokenLinkHeader(url: string, { total, limit, from }: Page<unknown>): string | null {
  if (limit === null) return null;
  const link = (relation: string, start: number) =>
    `<${url.replaceAll('&', '&amp;')}&amp;limit=${limit}&amp;from=${start}>; rel=“${relation}”`;
  const last = Math.max(0, Math.floor((total - 1) / limit) * limit);
  const links = [link('first', 0), link('canonical', from)];
  if (from > 0) links.push(link('prev', Math.max(0, from - limit)));
  if (from + limit < total) links.push(link('next', from + limit));
  return asHeaderText([...links, link('last', last)].join(', '));
}

/** A Link header as the rest of the world writes it. RFC 8288 */
export function pageLinkHeader(url: string, { total, limit, from }: Page<unknown>): string | null {
  if (limit === null) return null;
  const link = (relation: string, start: number) => {
    const page = new URL(url);
    page.searchParams.set('limit', String(limit));
    page.searchParams.set('from', String(start));
    return `<${page.href}>; rel="${relation}"`;
  };
  const last = Math.max(0, Math.floor((total - 1) / limit) * limit);
  const next = from + limit < total ? [link('next', from + limit)] : [];
  return [link('current', from), ...next, link('first', 0), link('last', last)].join(', ');
}
