import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** Logs each request as method, path, status and milliseconds: no query, no headers, no bodies, no long tokens. */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    quietReqLogger: true,
    serializers: { req: describeRequest, res: (res: { statusCode: number }) => ({ status: res.statusCode }) },
    customAttributeKeys: { responseTime: 'ms' },
    customLogLevel: (_req, res) => levelOf(res),
    autoLogging: { ignore: (req) => isUninteresting(req) },
  }) as RequestHandler;
}

/** A path fit for a log: a launch id (22 characters) stays, a one-time link's token does not. */
export function loggedPath(url: string): string {
  return (url.split('?', 1)[0] ?? '').replaceAll(/[^/]{33,}/g, '[…]');
}

function describeRequest(req: { id: unknown; method: string; url: string }) {
  return { id: req.id, method: req.method, path: loggedPath(req.url) };
}

function levelOf(res: ServerResponse): 'error' | 'warn' | 'info' {
  if (res.statusCode >= 500) return 'error';
  return res.statusCode >= 400 ? 'warn' : 'info';
}

function isUninteresting(req: IncomingMessage): boolean {
  return /^\/(assets|healthz|readyz)/.test(req.url ?? '');
}
