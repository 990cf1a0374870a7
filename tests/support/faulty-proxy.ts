import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo, type NetConnectOpts, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the network between two programs does. Drawn `share`s are of answers, by the proxy's own random. */
export type NetworkFault =
  /** Every piece of data is this late, each way. */
  | { kind: 'slow'; ms: number }
  /** Connections break and none is made. */
  | { kind: 'cut' }
  /** Connections stand, and nothing comes through. */
  | { kind: 'silent' }
  /** The answer ends in the middle, as if it were complete (FIN), or torn off (RST). */
  | { kind: 'half' | 'reset'; share: number };

export type FaultyProxy = {
  port: number;
  /** From now on; null: nothing is wrong. Data held back meanwhile go on. */
  set: (fault: NetworkFault | null) => void;
  stop: () => void;
};

/** Sees what one client sends, piece by piece: what goes on to the server, and what is answered in its place. */
export type Intercept = (part: Buffer) => { on: Buffer; back: Buffer };

/** What a client is given of a piece that the server answered. */
type Answered = (part: Buffer) => Buffer;

type State = { fault: NetworkFault | null; random: () => number; intercept: () => Intercept; answered: Answered };

/** A TCP proxy on 127.0.0.1 that can be told to misbehave. */
export async function startFaultyProxy(to: NetConnectOpts, options: ProxyOptions): Promise<FaultyProxy> {
  const state: State = {
    fault: null,
    random: options.random,
    intercept: options.intercept ?? letAllThrough,
    answered: options.answered ?? unchanged,
  };
  const open = new Set<Socket>();
  const server = createServer((client) => {
    if (state.fault?.kind === 'cut') client.resetAndDestroy();
    else for (const socket of join(state, client, createConnection(to))) keep(open, socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const breakAll = () => open.forEach((socket) => void socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    set: (fault) => {
      state.fault = fault;
      if (fault?.kind === 'cut') breakAll();
    },
    stop: () => {
      server.close();
      breakAll();
    },
  };
}

/** `intercept` is made anew for each connection. */
type ProxyOptions = { random: () => number; intercept?: () => Intercept; answered?: Answered };

const unchanged: Answered = (part) => part;
const letAllThrough = (): Intercept => (part) => ({ on: part, back: Buffer.alloc(0) });

function keep(open: Set<Socket>, socket: Socket): void {
  open.add(socket);
  socket.once('close', () => open.delete(socket));
}

function join(state: State, client: Socket, server: Socket): [Socket, Socket] {
  const intercept = state.intercept();
  forward(state, client, server, (part) => {
    const { on, back } = intercept(part);
    server.write(on);
    if (back.length > 0) client.write(back);
  });
  forward(state, server, client, (part) => answerWith(state, client, state.answered(part)));
  return [client, server];
}

/** In order, each piece when the network lets it through. */
function forward(state: State, from: Socket, to: Socket, pass: (part: Buffer) => void): void {
  let before = Promise.resolve();
  const inTurn = (act: () => void): void => {
    before = before.then(() => untilThrough(state, from)).then(act);
  };
  from.on('data', (part: Buffer) => inTurn(() => (to.writable ? pass(part) : undefined)));
  from.on('end', () => inTurn(() => void to.end()));
  from.on('error', () => to.destroy());
  from.on('close', () => inTurn(() => void to.end()));
}

async function untilThrough(state: State, from: Socket): Promise<void> {
  if (state.fault?.kind === 'slow') await sleep(state.fault.ms);
  while (state.fault?.kind === 'silent' && !from.destroyed) await sleep(LOOK_MS);
}

const LOOK_MS = 50;

function answerWith({ fault, random }: State, client: Socket, part: Buffer): void {
  const torn = fault?.kind === 'half' || fault?.kind === 'reset';
  if (!torn || random() >= fault.share) {
    client.write(part);
    return;
  }
  client.write(part.subarray(0, part.length / 2));
  if (fault.kind === 'half') client.end();
  // Later: a reset takes back what the other side has not read.
  else setImmediate(() => client.resetAndDestroy());
}
