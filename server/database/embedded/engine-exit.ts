import { statfs } from 'node:fs/promises';
import { AppError } from '../../errors.ts';

/** How the engine's process ends when it could not start; the only thing it needs to say to who started it. */
export const ENGINE_EXIT = { dataInUse: 10, cannotLoad: 11, failed: 12 } as const;

/** The error to show for an engine that ended before it served. `how` is its exit code, null after a signal. */
export async function engineError(how: number | null, data: string, log: string): Promise<AppError> {
  if (how === ENGINE_EXIT.dataInUse) return new AppError('engine-data-in-use', { status: 503, details: { data } });
  if (await isDiskFull(data)) return new AppError('engine-disk-full', { status: 503, details: { data } });
  if (how === ENGINE_EXIT.cannotLoad || how === LOADER_FAILED) return cannotLoad(`see ${log}`);
  return new AppError('engine-cannot-open', { status: 503, details: { data, log } });
}

export function cannotLoad(reason: string, cause?: unknown): AppError {
  return new AppError('engine-cannot-load', { status: 503, details: { reason }, cause });
}

/** The exit code of a dynamic loader that finds a library missing or too old. */
const LOADER_FAILED = 127;

// WiredTiger's journal grows by files of 100 MB; well below that it can neither open nor go on.
const LEAST_FREE_BYTES = 64 * 1024 * 1024;

async function isDiskFull(data: string): Promise<boolean> {
  const disk = await statfs(data).catch(() => null);
  return disk !== null && disk.bavail * disk.bsize < LEAST_FREE_BYTES;
}
