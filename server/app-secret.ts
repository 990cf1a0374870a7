import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';

/**
 * The secret that nonces, cookies and stored keys hang on: APP_SECRET, or one made at the first start and kept,
 * readable by this user alone, in the data folder. All processes on one database must agree on it.
 */
export async function readAppSecret(config: Config): Promise<string> {
  if (config.appSecret !== null) return config.appSecret;
  const path = join(config.dataDir, 'app-secret');
  return (await readIfThere(path)) ?? (await createSecret(config.dataDir, path));
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Written whole beside its place and linked into it: of two processes that start at once, one wins and both read it. */
async function createSecret(folder: string, path: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  await chmod(draft, 0o600);
  await link(draft, path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(path, 'utf8');
}
