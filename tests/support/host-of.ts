import type { NetConnectOpts } from 'node:net';

/** Where a database's address leads: to a socket of the embedded engine, or to a host and port. */
export function hostOf(uri: string): NetConnectOpts {
  const [, place = ''] = /^mongodb:\/\/(?:[^/]*@)?([^/?]+)/.exec(uri) ?? [];
  if (place.startsWith('%2F')) return { path: decodeURIComponent(place) };
  const [host = '', port = '27017'] = place.split(':');
  return { host, port: Number(port) };
}
