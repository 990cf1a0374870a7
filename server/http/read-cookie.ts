import type { IncomingMessage } from 'node:http';

/** The value of a cookie of the request, or null. Our cookies hold base64url only, so nothing needs decoding. */
export function readCookie(req: IncomingMessage, name: string): string | null {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? null : found.slice(name.length + 1);
}
