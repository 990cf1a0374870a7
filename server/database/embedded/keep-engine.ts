import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { AppError } from '../../errors.ts';
import { tellWaiting } from '../tell-waiting.ts';
import { givesWay } from '../../worker-priority.ts';
import { engineFolder } from './engine-folder.ts';
import { answers, startEngine } from './start-engine.ts';

export type Keeper = { stop: () => void };

/**
 * Holds one open connection to the engine for as long as this process needs it. The connection is the lease that
 * keeps the engine alive, and its end is the news that the engine died: then it is started again on the same socket,
 * where Mongoose's driver finds it by itself. Does not keep the process alive.
 */
export function keepEngine(dataDir: string, socket: string, logger: Logger): Keeper {
  const stopping = new AbortController();
  void keep(dataDir, socket, logger, stopping.signal);
  return { stop: () => stopping.abort() };
}

async function keep(dataDir: string, socket: string, logger: Logger, signal: AbortSignal): Promise<void> {
  for (;;) {
    await untilClosed(socket, signal);
    if (signal.aborted) return;
    logger.warn('The database engine is gone: starting it again.');
    if (givesWay()) await untilOthersStarted(dataDir);
    const found = await restart(dataDir, logger, signal);
    if (found !== null && found !== socket) {
      logger.fatal('The data folder was replaced while in use: stop this process and start it again.');
      return;
    }
    logger.info('The database engine is back.');
  }
}

/**
 * A process that gives way to others would start an engine that does so too, and everybody waits for the engine: one
 * that serves people has it up again in half a second. Only where there is none does the worker start it.
 */
async function untilOthersStarted(dataDir: string): Promise<void> {
  const { socket } = await engineFolder(dataDir);
  const giveUp = Date.now() + OTHERS_START_MS;
  while (Date.now() < giveUp && !(await answers(socket))) await sleep(LOOK_EVERY_MS, undefined, { ref: false });
}

const OTHERS_START_MS = 2_000;
const LOOK_EVERY_MS = 100;

/** Resolves when the connection could not be made or has ended. */
function untilClosed(socket: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const lease = createConnection(socket);
    const release = (): void => void lease.destroy();
    lease.unref();
    lease.on('error', release);
    lease.on('close', () => {
      signal.removeEventListener('abort', release);
      resolve();
    });
    signal.addEventListener('abort', release);
  });
}

const PAUSES_MS = [100, 500, 1_000, 2_000, 5_000];

async function restart(dataDir: string, logger: Logger, signal: AbortSignal): Promise<string | null> {
  for (let tries = 0; !signal.aborted; tries += 1) {
    try {
      const { socket } = await tellWaiting(logger, 'the database engine to open its data', () => startEngine(dataDir));
      return socket;
    } catch (error) {
      logger.error(
        { code: error instanceof AppError ? error.code : 'unknown', err: error },
        'The database engine does not start.',
      );
      await sleep(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)], undefined, { ref: false });
    }
  }
  return null;
}
