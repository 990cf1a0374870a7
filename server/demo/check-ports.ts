import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { DemoOptions } from './demo-options.ts';

/**
 * Makes sure that both ports are free, and says which option to use when one is not. Waits a few seconds first: the
 * processes of a demo that was just ended, or killed, may still be leaving. Throws AppError `demo-port-busy`.
 */
export async function checkPorts(options: Pick<DemoOptions, 'toolPort' | 'lmsPort'>): Promise<void> {
  await untilFree(options.toolPort, '--port');
  await untilFree(options.lmsPort, '--lms-port');
}

const LEAVING_MS = 6_000;
const PAUSE_MS = 100;

async function untilFree(port: number, option: string): Promise<void> {
  const giveUp = Date.now() + LEAVING_MS;
  while (!(await isFree(port))) {
    if (Date.now() > giveUp) throw new AppError('demo-port-busy', { details: { port, option, free: port + 1000 } });
    await sleep(PAUSE_MS);
  }
}

/** Whether a server could listen there; a port we may not use (below 1024) counts as taken. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
