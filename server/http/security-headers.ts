import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/**
 * Headers of every answer: a content security policy without any `unsafe-*`, framing only by registered platforms,
 * and the referrer policy that keeps `Origin` usable. `frameOrigins` is asked on every request: let it cache.
 */
export function securityHeaders(publicUrl: string, frameOrigins: () => Promise<string[]>): RequestHandler {
  const writeHeaders = helmet(headerOptions(publicUrl.startsWith('https:')));
  return async (req, res, next) => {
    origins.set(res, await frameOrigins());
    res.setHeader('Permissions-Policy', NO_DEVICES);
    writeHeaders(req, res, next);
  };
}

/** For answers that only machines read: they may be neither framed nor run as anything. */
export function machineHeaders(): RequestHandler {
  return (_req, res, next) => {
    res.set({ ...FRAMED_BY_NOBODY, 'X-Content-Type-Options': 'nosniff', 'Permissions-Policy': NO_DEVICES });
    next();
  };
}

/** No site may show this answer in a frame: pages that no LMS ever opens. */
export function forbidFraming(): RequestHandler {
  return (_req, res, next) => {
    const policy = String(res.getHeader(POLICY_HEADER));
    res.setHeader(POLICY_HEADER, policy.replace(/frame-ancestors [^;]*/, "frame-ancestors 'none'"));
    res.setHeader('X-Frame-Options', 'DENY');
    next();
  };
}

/** Lets this one answer also be framed by the sites of these addresses; whatever is no web address is left out. */
export function allowFraming(res: Response, addresses: readonly (string | null)[]): void {
  const policy = res.getHeader('Content-Security-Policy');
  const more = addresses.map(originOf).filter(isOrigin);
  if (typeof policy !== 'string' || more.length === 0) return;
  const widened = policy.replace(/frame-ancestors [^;]*/, (list) => [...new Set([list, ...more])].join(' '));
  res.setHeader('Content-Security-Policy', widened);
}

function originOf(address: string | null): string {
  if (address === null) return '';
  // `https://*.host` is no address to `URL`, but one to a policy.
  return !address.includes('*') && URL.canParse(address) ? new URL(address).origin : address;
}

/** Lets this one answer's form be sent to another origin too: the deep linking response goes to the LMS. */
export function allowFormTo(res: ServerResponse, url: string): void {
  const { origin } = new URL(url);
  const policy = res.getHeader(POLICY_HEADER);
  if (typeof policy !== 'string' || !isOrigin(origin)) return;
  res.setHeader(POLICY_HEADER, policy.replace("form-action 'self'", `form-action 'self' ${origin}`));
}

const POLICY_HEADER = 'Content-Security-Policy';

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

const FRAMED_BY_NOBODY = { 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" };

/** No page of ours needs a device, and none that a hostile text might open should get one. */
const NO_DEVICES = ['camera', 'microphone', 'geolocation', 'display-capture', 'payment', 'usb', 'serial', 'midi']
  .map((device) => `${device}=()`)
  .join(', ');

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
