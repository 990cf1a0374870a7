import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Load } from '../../http/watch-load.ts';
import type { Services } from '../../services.ts';
import type { ProcessRole } from './process-model.ts';
import { forgetProcess, noteProcess } from './process-repository.ts';

/**
 * Has this process tell the database that it lives, now and every 15 seconds, for the health page and the doctor. `stop`
 * takes it off the list; one that was killed stays there, silent.
 */
export async function startHeartbeat(
  { db, clock, telemetry }: Pick<Services, 'db' | 'clock' | 'telemetry'>,
  role: ProcessRole,
  load: Pick<Load, 'delayMs'>,
): Promise<{ stop: () => Promise<void> }> {
  const _id = randomUUID();
  const born = { host: hostname(), role, version: VERSION, since: clock.now() };
  const beat = () =>
    noteProcess(db, {
      ...{ _id, ...born, beatAt: clock.now(), delayMs: load.delayMs() },
      ...{ ...telemetry.lastHour(), refused: telemetry.refusedLaunches() },
      // The next one tells it; a database that is away shows by itself.
    }).catch(() => undefined);
  let last = beat();
  await last;
  const beating = setInterval(() => void (last = beat()), BEAT_EVERY_MS).unref();
  const stop = async (): Promise<void> => {
    clearInterval(beating);
    await last;
    await forgetProcess(db, _id).catch(() => undefined);
  };
  return { stop };
}

const BEAT_EVERY_MS = 15_000;

const PACKAGE = join(import.meta.dirname, '../../../package.json');
const VERSION = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(PACKAGE, 'utf8'))).version;
