import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Cell, Outcome } from './cell.ts';
import { onRig } from './class-cell.ts';
import { pulses } from './disturbances.ts';
import { walkClass } from './walk-class.ts';

const run = promisify(execFile);
/** What MongoDB wants free to build indexes, and room for two journal files. */
const ROOMY_MB = 1_200;

/** The database lies on a disk of its own (tmpfs), which is full by turns: as small as what is on it. */
async function diskFull(seed: number): Promise<Outcome> {
  const disk = await mkdtemp(join(tmpdir(), 'sr-disk-'));
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${ROOMY_MB}m`, 'tmpfs', disk]).catch(() => null);
  if (mounted === null) return { notRun: 'only root may mount a small disk' };
  const resize = async (full: boolean): Promise<void> => {
    const size = full ? `${await usedKb(disk)}k` : `${ROOMY_MB}m`;
    await run('mount', ['-o', `remount,size=${size}`, disk]);
  };
  try {
    const full = pulses((_rig, on) => resize(on), { onMs: 6_000, offMs: 12_000 });
    return await onRig(seed, { dataDir: join(disk, 'data') }, (rig) => walkClass(rig, full, { mayGiveUp: true }));
  } finally {
    await run('umount', ['-l', disk]);
    await rm(disk, { recursive: true, force: true });
  }
}

async function usedKb(disk: string): Promise<number> {
  const { blocks, bfree, bsize } = await statfs(disk);
  return Math.ceil(((blocks - bfree) * bsize) / 1024);
}

export const diskCells: readonly Cell[] = [{ kind: 'database', name: 'disk-full', run: diskFull }];
