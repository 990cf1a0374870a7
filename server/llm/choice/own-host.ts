import ipaddr from 'ipaddr.js';

/**
 * Whether a model's host (with or without a port) is the university's own: this machine, an address that the internet
 * does not route, or a name on the list. A name that is not listed is never looked up: what it resolves to today says
 * nothing about tomorrow. Nobody can see behind a host: a gateway that passes requests on counts as what it is named.
 */
export function isOwnHost(host: string, ownHosts: readonly string[]): boolean {
  const name = hostName(host);
  if (name === null) return false;
  if (name === 'localhost' || name.endsWith('.localhost')) return true; // RFC 6761 §6.3
  if (ipaddr.isValid(name) && OWN_RANGES.has(ipaddr.process(name).range())) return true;
  return ownHosts.includes(name);
}

const OWN_RANGES: ReadonlySet<string> = new Set(['loopback', 'private', 'uniqueLocal']);

/** Lower case, without port, brackets and the root's dot; null for what is no host. */
export function hostName(host: string): string | null {
  const url = `http://${host.trim()}`;
  if (!/^[^/?#@\s]+$/.test(host.trim()) || !URL.canParse(url)) return null;
  const name = new URL(url).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return name === '' ? null : name;
}
