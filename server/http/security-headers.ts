import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers of every answer: a content security policy without any `unsafe-*`, framing only by registered platforms,
 * and the referrer policy that keeps `Origin` usable. `frameOrigins` is asked on every request: let it cache.
 */
export function securityHeaders(publicUrl: string, frameOrigins: () => Promise<string[]>): RequestHandler {
  const writeHeaders = helmet(headerOptions(publicUrl.startsWith('https:')));
  return async (req, res, next) => {
    origins.set(res, await frameOrigins());
    writeHeaders(req, res, next);
  };
}

const origins = new WeakMap<ServerResponse, string[]>();

function headerOptions(https: boolean): Parameters<typeof helmet>[0] {
  return {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    // Framing is decided by frame-ancestors; X-Frame-Options knows no list and would lock the LMS out.
    frameguard: false,
    // The LMS shows our icon, and may keep a handle on a window it opened.
    crossOriginResourcePolicy: false,
    crossOriginOpenerPolicy: false,
    // helmet's own default, no-referrer, makes browsers send `Origin: null` with our forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https,
  };
}

const POLICY = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'object-src': ["'none'"],
  'form-action': ["'self'"],
  'img-src': ["'self'", 'data:'], // Pico draws its check marks and arrows as data: images
  'frame-ancestors': [
    "'self'",
    (_req: IncomingMessage, res: ServerResponse) => (origins.get(res) ?? []).filter(isOrigin).join(' '),
  ],
};

/** A registered platform's address came from outside: only `scheme://host[:port]`, or `https://*.host`, passes. */
function isOrigin(candidate: string): boolean {
  return (
    /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/i.test(candidate) ||
    /^https?:\/\/\[[0-9a-f:]+\](:\d{1,5})?$/i.test(candidate)
  );
}
