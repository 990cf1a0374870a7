import type { Request, RequestHandler } from 'express';
import type { Metrics } from '../telemetry/metrics.ts';

/** Counts every answer by its route's template; what no route took is one and the same, whatever its address. */
export function countRequests(metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    res.once('close', () => {
      const labels = { route: routeOf(req), method: methodOf(req), status: res.statusCode };
      metrics.request(labels, (performance.now() - started) / 1000);
    });
    next();
  };
}

/** A visit's own id stands in `baseUrl`, so that prefix is told from the address instead. */
function routeOf(req: Request): string {
  const route = req.route as { path?: unknown } | undefined;
  if (route === undefined) return 'none';
  const path = String(route.path);
  if (req.originalUrl.startsWith('/l/')) return `/l/:launchId${path}`;
  return `${req.originalUrl.startsWith('/admin') && req.baseUrl === '' ? '/admin' : req.baseUrl}${path}`;
}

function methodOf({ method }: Request): string {
  return METHODS.has(method) ? method : 'other';
}

const METHODS = new Set(['GET', 'HEAD', 'POST']);
