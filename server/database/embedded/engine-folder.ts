import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../errors.ts';

/** Where one engine lives: its data, and the short private folder that holds its socket. */
export type EngineFolder = {
  /** What WiredTiger writes; its own lock makes sure that one engine at most has it open. */
  data: string;
  /** Private (0700) and short; the engine's TMPDIR too. */
  run: string;
  /** The one path every process of this user and data folder connects to; it survives engines. */
  socket: string;
  /** Process id of the engine that holds the data. */
  pidFile: string;
  /** What the engine of the last start printed. */
  log: string;
};

/**
 * Makes and names the folders of the engine for a data folder. The same data folder (through whatever link) and user
 * give the same names in every process. Throws AppError `engine-folder-unsafe` when somebody else owns them.
 */
export async function engineFolder(dataDir: string): Promise<EngineFolder> {
  const data = join(dataDir, 'database');
  await mkdir(data, { recursive: true, mode: 0o700 });
  const name = await nameOf(data);
  const own = join(SHORT_TMP, `second-reader-${userId()}`);
  const run = join(own, name);
  await makePrivate(own);
  await makePrivate(run);
  return { data, run, socket: join(run, 'db.sock'), pidFile: join(run, 'engine.pid'), log: join(run, 'engine.log') };
}

// A Unix socket's path may have 107 bytes at most, and TMPDIR can differ between a service and a shell of one user.
const SHORT_TMP = '/tmp';

/**
 * Path and identity: whoever deletes the folder and starts afresh must not meet the old engine, which still serves the
 * deleted files for a few seconds. (It has the folder as its working directory, so the inode cannot come back early.)
 */
async function nameOf(data: string): Promise<string> {
  const { dev, ino } = await stat(data);
  return createHash('sha256')
    .update(`${await realpath(data)} ${dev} ${ino}`)
    .digest('hex')
    .slice(0, 16);
}

async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  const found = await lstat(folder);
  // Everybody may write to /tmp: whoever made the folder first could listen in our place.
  if (!found.isDirectory() || found.uid !== userId()) {
    throw new AppError('engine-folder-unsafe', { status: 500, details: { folder } });
  }
  await chmod(folder, 0o700);
}

function userId(): number {
  return process.getuid?.() ?? 0;
}
