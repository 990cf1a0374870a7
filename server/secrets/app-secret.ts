import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';

export type AppSecrets = {
  /** Seals and signs from now on. */
  secret: string;
  /** Still open what they sealed and know what they signed, until everything is re-sealed. */
  older: string[];
};

/**
 * The secrets that nonces, cookies and stored keys hang on: APP_SECRET with APP_SECRET_PREVIOUS, or one made at the first
 * start and kept, readable by this user alone, in the data folder. All processes on one database must agree on them.
 */
export async function readAppSecrets(config: Config): Promise<AppSecrets> {
  if (config.appSecret !== null) return { secret: config.appSecret, older: config.previousSecrets };
  const path = secretPath(config);
  const secret = (await readIfThere(path)) ?? (await createSecret(config.dataDir, path));
  const previous = await readIfThere(previousPath(config));
  return { secret, older: previous === null ? [] : [previous] };
}

export function secretPath({ dataDir }: Config): string {
  return join(dataDir, 'app-secret');
}

/** Where the secret before the last rotation stands until everything is re-sealed. */
export function previousPath(config: Config): string {
  return `${secretPath(config)}.previous`;
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
  await writeFile(draft, newSecret(), { mode: 0o600 });
  await chmod(draft, 0o600);
  await link(draft, path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(path, 'utf8');
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
