import { act, fine, type Check } from './check.ts';

/** Room where the embedded engine keeps its data; `disk`: what the system says of it, null when it cannot be asked. */
export function checkDisk(dir: string, disk: { bavail: number; bsize: number } | null): Check {
  if (disk === null) return act('dataDirAway', { dir });
  const mb = Math.floor((disk.bavail * disk.bsize) / 1_000_000);
  return mb < LOW_DISK_MB ? act('diskLow', { mb, dir }) : fine('disk', { mb, dir });
}

const LOW_DISK_MB = 500;
