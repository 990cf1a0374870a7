import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes copies of students' files that a killed process left among the host's temporary files: one is read within
 * seconds, so what is an hour old belongs to nobody. A process keeps its folder for uploads, so only its files go.
 */
export async function sweepTemporary(folder: string, now: Date): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const read = names.filter((name) => name.startsWith('second-reader-read-')).map((name) => join(folder, name));
  const uploads = names.filter((name) => name.startsWith('second-reader-upload-')).map((name) => join(folder, name));
  const files = await Promise.all(uploads.map(filesIn));
  for (const path of [...read, ...files.flat()])
    if (await isOld(path, now)) await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).map((name) => join(folder, name));
}

/** What is gone meanwhile, or another user's, is left alone. */
async function isOld(path: string, now: Date): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && now.getTime() - found.mtimeMs > LEFT_AFTER_MS;
}

const LEFT_AFTER_MS = 3_600_000;
