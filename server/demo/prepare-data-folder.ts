import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stopEngine } from '../database/embedded/stop-engine.ts';
import { AppError } from '../errors.ts';
import { diskFullError } from './disk-space.ts';
import type { DemoOptions } from './demo-options.ts';

/** Where the demo keeps things: the tool and the LMS are two sites, with nothing in common. */
export type DataFolder = { tool: string; lms: string; cache: string; toolLog: string };

/**
 * Makes the data folder, after deleting what earlier runs left in it if asked to. Throws AppError
 * `demo-folder-not-ours` (never deletes what is not a demo's), `demo-folder-unwritable`, `demo-disk-full`.
 */
export async function prepareDataFolder({
  dataDir,
  fresh,
}: Pick<DemoOptions, 'dataDir' | 'fresh'>): Promise<DataFolder> {
  const folder = {
    tool: join(dataDir, 'tool'),
    lms: join(dataDir, 'lms'),
    cache: join(dataDir, 'cache'),
    toolLog: join(dataDir, 'tool.log'),
  };
  await orExplain(dataDir, async () => {
    await mkdir(dataDir, { recursive: true });
    await refuseForeign(dataDir);
    if (fresh) await empty(dataDir, folder);
    await writeFile(join(dataDir, MARK), 'Data of the demo: safe to delete while it is not running.\n');
    for (const path of [folder.tool, folder.lms]) await mkdir(path, { recursive: true, mode: 0o700 });
  });
  const full = await diskFullError(dataDir, NEEDED_MB);
  if (full !== null) throw full;
  return folder;
}

const MARK = 'README.demo.txt';
/**
 * MongoDB builds no index with less than 500 MB free (`indexBuildMinAvailableDiskSpaceMB`); beside that, two databases
 * with a journal file of 100 MB each.
 */
const NEEDED_MB = 700;

/** A folder with other files in it, and without our mark, belongs to somebody else. */
async function refuseForeign(dataDir: string): Promise<void> {
  const names = await readdir(dataDir);
  if (names.length > 0 && !names.includes(MARK)) {
    throw new AppError('demo-folder-not-ours', { details: { folder: dataDir } });
  }
}

async function empty(dataDir: string, folder: DataFolder): Promise<void> {
  if ((await readdir(dataDir)).length === 0) return;
  // The engines of a run that just ended may still be closing their files.
  for (const site of [folder.tool, folder.lms]) {
    await mkdir(site, { recursive: true, mode: 0o700 });
    await stopEngine(site);
  }
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true });
}

async function orExplain(folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (error instanceof AppError) throw error;
    if (code === 'ENOSPC') throw new AppError('demo-disk-full', { details: { folder, free: 0, needed: NEEDED_MB } });
    throw new AppError('demo-folder-unwritable', { details: { folder, reason: code }, cause: error });
  }
}
