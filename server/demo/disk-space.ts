import { statfs } from 'node:fs/promises';
import { AppError } from '../errors.ts';

/** The AppError `demo-disk-full` when less than `neededMb` megabytes are free where the folder is, else null. */
export async function diskFullError(folder: string, neededMb: number): Promise<AppError | null> {
  const disk = await statfs(folder).catch(() => null);
  if (disk === null) return null;
  const free = Math.floor((disk.bavail * disk.bsize) / 1024 / 1024);
  return free < neededMb ? new AppError('demo-disk-full', { details: { folder, free, needed: neededMb } }) : null;
}

/** Below this a running database soon stops: its journal grows by files of 100 MB. */
export const LEAST_FREE_MB = 100;
