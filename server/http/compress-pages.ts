import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler, Response } from 'express';

/**
 * Sends pages gzipped to whoever takes that: a queue of a class shrinks to a tenth. Small answers go as they are.
 *
 * Compression can betray a secret that stands on a page beside words of an attacker's choosing (BREACH). Ours hold
 * none: there is no token in any page, and nobody but the visit's own browser knows an address under `/l/<launchId>`.
 */
export function compressPages(): RequestHandler {
  return (req, res, next) => {
    const plainly = res.send.bind(res);
    res.send = (body: unknown) => {
      if (typeof body !== 'string' || body.length < WORTH_IT) return plainly(body);
      res.vary('Accept-Encoding');
      if (req.acceptsEncodings('gzip') === false) return plainly(body);
      void sendZipped(res, body, plainly);
      return res;
    };
    next();
  };
}

/** Characters; below this the answer fits into one packet either way. */
const WORTH_IT = 1_400;

const zip = promisify(gzip);

async function sendZipped(res: Response, body: string, send: (body: unknown) => Response): Promise<void> {
  const zipped = await zip(body).catch(() => null);
  if (!res.get('Content-Type')) res.type('html');
  if (zipped) res.set('Content-Encoding', 'gzip');
  send(zipped ?? body);
}
