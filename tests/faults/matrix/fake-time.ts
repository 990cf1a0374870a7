import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A wall clock of a process' own, through libfaketime; only its own: timers and other processes go on as they do. */
export type FakeTime = { env: Record<string, string>; jumpTo: (seconds: number) => Promise<void> };

/** Null where the library (Debian's `libfaketime`) is not installed. `file` holds how far the clock is off. */
export async function fakeTime(file: string): Promise<FakeTime | null> {
  const library = await findLibrary();
  if (library === null) return null;
  const jumpTo = (seconds: number) => writeFile(file, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}\n`);
  await jumpTo(0);
  const steady = { FAKETIME_DONT_FAKE_MONOTONIC: '1', FAKETIME_NO_CACHE: '1', DONT_FAKE_MONOTONIC: '1' };
  return { env: { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, ...steady }, jumpTo };
}

export const NO_FAKE_TIME = 'libfaketime is not installed';

async function findLibrary(): Promise<string | null> {
  for (const triplet of await readdir('/usr/lib').catch(() => [])) {
    const folder = join('/usr/lib', triplet, 'faketime');
    const found = (await readdir(folder).catch(() => [])).find((name) => name.startsWith('libfaketimeMT.so'));
    if (found !== undefined) return join(folder, found);
  }
  return null;
}
