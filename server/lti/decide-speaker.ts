/** Addresses of an LMS's configuration that say who it speaks for. */
export type SpokenConfiguration = {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  jwks_uri: string;
  registration_endpoint: string;
};

export type SpeakerDecision = { kind: 'speaks' } | { kind: 'refused'; reason: SpeakerRefusal };

/** `host`: it names an LMS of another host. `canvas-issuer`: it names Canvas's cloud, but its keys are elsewhere. */
export type SpeakerRefusal = 'host' | 'canvas-issuer';

/**
 * Whether a configuration read at `address` may speak for its issuer. Otherwise a page of any host could register itself
 * as an LMS it is not, with keys of its own.
 *
 * *An LMS with an issuer of its own*: issuer, configuration and registration endpoint stand on one host. LTI DR §3.5.1
 *
 * *Canvas's cloud* cannot keep that rule: all its schools share the issuer `https://canvas.instructure.com`, the
 * configuration is read from `sso.canvaslms.com`, from the school's host below instructure.com or from a domain of the
 * school's own, and registration is posted to the school. There the host says nothing, so the keys must: whoever launches
 * must sign with the keys of Instructure's own key host of that environment, log people in and give tokens at hosts of
 * Instructure's. A liar at any address could then register a client of Canvas's cloud, which they could do in Canvas
 * too, and could never sign for it. The registration token goes to the configuration's host or to Instructure only.
 */
export function decideSpeaker(address: string, configuration: SpokenConfiguration): SpeakerDecision {
  const environment = CLOUD_CANVAS.exec(configuration.issuer)?.[1];
  if (environment === undefined) return speaksForItself(address, configuration);
  const { authorization_endpoint, token_endpoint, jwks_uri, registration_endpoint } = configuration;
  const keyHosts = [`sso.${environment}canvaslms.com`, `canvas.${environment}instructure.com`];
  if (!keyHosts.includes(host(jwks_uri)) || ![authorization_endpoint, token_endpoint].every(isInstructures))
    return { kind: 'refused', reason: 'canvas-issuer' };
  const posts = [address, registration_endpoint].some(isInstructures) || host(registration_endpoint) === host(address);
  return posts && isSecure(registration_endpoint) ? { kind: 'speaks' } : { kind: 'refused', reason: 'host' };
}

/** The three environments of Canvas's cloud: production, beta, test. Canvas, "Launch Overview" */
const CLOUD_CANVAS = /^https:\/\/canvas\.(|beta\.|test\.)instructure\.com$/;

/** Whether an issuer is Canvas's cloud, which stands for many schools. */
export function isCloudCanvas(issuer: string): boolean {
  return CLOUD_CANVAS.test(issuer);
}

function speaksForItself(address: string, { issuer, registration_endpoint }: SpokenConfiguration): SpeakerDecision {
  const own = host(address);
  const speaks = host(issuer) === own && host(registration_endpoint) === own;
  return speaks ? { kind: 'speaks' } : { kind: 'refused', reason: 'host' };
}

function isInstructures(url: string): boolean {
  return isSecure(url) && /(^|\.)(instructure|canvaslms)\.com$/.test(host(url));
}

function isSecure(url: string): boolean {
  return new URL(url).protocol === 'https:';
}

/** With its port, where that is not the usual one. */
function host(url: string): string {
  return new URL(url).host;
}
