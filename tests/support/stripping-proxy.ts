import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type StrippingProxy = {
  url: string;
  forwardTo: (address: string) => void;
  /** Off at first. */
  stripFrames: (on: boolean) => void;
  close: () => Promise<void>;
};

/**
 * Stands before the tool and, once told to, takes `Cookie` and `Set-Cookie` away wherever a page is loaded in a frame: to the tool, a
 * browser that keeps no cookie of a frame at all, not even a partitioned one.
 */
export async function startStrippingProxy(): Promise<StrippingProxy> {
  const settings = { target: '', strip: false };
  const server = createServer((incoming, outgoing) => pass(incoming, outgoing, settings));
  server.listen(0);
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    forwardTo: (address) => void (settings.target = address),
    stripFrames: (on) => void (settings.strip = on),
    close,
  };
}

type Settings = { target: string; strip: boolean };

function pass(incoming: IncomingMessage, outgoing: ServerResponse, { target, strip }: Settings): void {
  const framed = strip && incoming.headers['sec-fetch-dest'] === 'iframe';
  const { cookie, ...others } = incoming.headers;
  const headers = framed || cookie === undefined ? others : { ...others, cookie };
  const onward = request(new URL(incoming.url ?? '/', target), { method: incoming.method ?? 'GET', headers });
  onward.on('response', (answer) => {
    const { 'set-cookie': set, ...answered } = answer.headers;
    const kept = framed || set === undefined ? answered : { ...answered, 'set-cookie': set };
    outgoing.writeHead(answer.statusCode ?? 502, kept);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}
