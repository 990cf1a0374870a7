import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import type { Metrics } from './metrics.ts';

/**
 * Serves `/metrics` on a port of its own, away from the web's proxy: web and worker processes alike. Null where no port
 * is set. Throws AppError `port-busy`.
 */
export async function serveMetrics(
  metrics: Metrics,
  { port, address, token }: Config['metrics'],
): Promise<Server | null> {
  if (port === null) return null;
  const server = createServer((req, res) => void answer(metrics, token, req, res));
  const { promise, resolve, reject } = Promise.withResolvers<Server>();
  server.once('error', (error: NodeJS.ErrnoException) => {
    reject(error.code === 'EADDRINUSE' ? new AppError('port-busy', { details: { port } }) : error);
  });
  server.listen(port, address, () => resolve(server.unref()));
  return promise;
}

async function answer(
  metrics: Metrics,
  token: string | null,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  if (req.method !== 'GET' || req.url?.split('?', 1)[0] !== '/metrics') {
    res.writeHead(404).end();
    return;
  }
  if (token !== null && !isToken(token, req.headers.authorization)) {
    res.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
    return;
  }
  const text = await metrics.text();
  res.writeHead(200, { 'content-type': metrics.contentType }).end(text);
}

/** Compared as hashes, so that neither length nor first difference shows in the time it takes. */
function isToken(token: string, given = ''): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(`Bearer ${token}`), digest(given));
}
