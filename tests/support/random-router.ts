import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A load balancer without sticky sessions: every request goes to one of the ports at random. One that is not there is
 * answered 502, as a browser would see it. `midUpload` is called once, when a part of the next upload has gone through,
 * and the rest waits for it.
 */
export async function startRandomRouter(ports: readonly number[], random: () => number): Promise<RandomRouter> {
  const state: State = { midUpload: null };
  const pick = () => ports[Math.floor(random() * ports.length)] ?? 0;
  const server = createServer((incoming, response) => void forward(state, incoming, response, pick()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    onNextUpload: (act) => void (state.midUpload = act),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type RandomRouter = {
  url: string;
  onNextUpload: (act: (port: number) => Promise<void>) => void;
  stop: () => void;
};

type State = { midUpload: ((port: number) => Promise<void>) | null };

async function forward(state: State, incoming: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
  const { method, url, headers } = incoming;
  const onward = request({ port, host: '127.0.0.1', method, path: url, headers, agent: false });
  onward.on('error', () => {
    incoming.resume();
    if (!response.headersSent) response.writeHead(502).end();
    else response.destroy();
  });
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.on('error', () => response.destroy()).pipe(response);
  });
  for await (const part of incoming) {
    onward.write(part);
    if (headers['content-type']?.startsWith('multipart/')) await interfere(state, port);
  }
  onward.end();
}

async function interfere(state: State, port: number): Promise<void> {
  const act = state.midUpload;
  state.midUpload = null;
  await act?.(port);
}
