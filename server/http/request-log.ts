import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { requestId, traced } from '../telemetry/trace.ts';

/**
 * Logs each request as method, path, status and milliseconds: no query, no headers, no bodies, no long tokens. Its id is
 * the proxy's `X-Request-Id` or a new one, goes back in the same header, and stands on every line it causes.
 */
export function requestLog(logger: Logger): RequestHandler {
  const log = pinoHttp({
    logger,
    quietReqLogger: true,
    genReqId: (_req, res) => String(res.getHeader(ID_HEADER)),
    serializers: { req: describeRequest, res: (res: { statusCode: number }) => ({ status: res.statusCode }) },
    customAttributeKeys: { responseTime: 'ms' },
    customLogLevel: (_req, res) => levelOf(res),
    autoLogging: { ignore: (req) => isUninteresting(req) },
  }) as RequestHandler;
  return (req, res, next) => {
    const id = requestId(req.headers[ID_HEADER]);
    res.set(ID_HEADER, id);
    traced({ request: id }, () => log(req, res, next));
  };
}

const ID_HEADER = 'x-request-id';

/** A path fit for a log: a launch id (22 characters) stays, a one-time link's token does not. */
export function loggedPath(url: string): string {
  return (url.split('?', 1)[0] ?? '').replaceAll(/[^/]{33,}/g, '[…]').replaceAll(/[^/]*[^\w\-./…[\]][^/]*/g, '[…]');
}

function describeRequest(req: { method: string; url: string }) {
  return { method: req.method, path: loggedPath(req.url) };
}

function levelOf(res: ServerResponse): 'error' | 'warn' | 'info' {
  if (res.statusCode >= 500) return 'error';
  return res.statusCode >= 400 ? 'warn' : 'info';
}

function isUninteresting(req: IncomingMessage): boolean {
  return /^\/(assets|healthz|readyz)/.test(req.url ?? '');
}
