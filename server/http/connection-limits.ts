import type { IncomingMessage, Server, ServerOptions } from 'node:http';

/**
 * What one connection may take of a web process. Somebody who sends a byte a second holds a socket and a little memory,
 * and not for long; who is merely slow, with a large file on a poor line, has five minutes.
 */
export const CONNECTION_LIMITS: ServerOptions = {
  maxHeaderSize: 16 * 1024, // an LMS's hints in an address are long; the first line counts too
  headersTimeout: 20_000,
  requestTimeout: 5 * 60_000,
  connectionsCheckingInterval: 2_000,
  // Longer than proxies keep theirs (60 s): who closes first must be the one that sends the next request.
  keepAliveTimeout: 65_000,
};

/** Header lines of one request; browsers and proxies send about thirty. */
const MOST_HEADERS = 100;

/** Cuts off a request whose body stops coming for `stallMs`, as an upload whose sender went under ground does. */
export function limitConnections(server: Server, { stallMs } = { stallMs: STALL_MS }): Server {
  server.maxHeadersCount = MOST_HEADERS;
  server.on('request', (request: IncomingMessage) => watchBody(request, stallMs));
  return server;
}

const STALL_MS = 30_000;

function watchBody(request: IncomingMessage, stallMs: number): void {
  if (request.complete || !hasBody(request)) return;
  const { socket } = request;
  const cut = () => socket.destroy();
  const rest = () => {
    socket.setTimeout(0);
    socket.off('timeout', cut);
  };
  socket.setTimeout(stallMs);
  socket.on('timeout', cut);
  // Once it has all come, how long the answer takes is our own doing.
  request.once('end', rest).once('close', rest);
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
