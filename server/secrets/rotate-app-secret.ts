import { chmod, copyFile, rename, rm, writeFile } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { newSecret, previousPath, readAppSecrets, secretPath } from './app-secret.ts';

export type RotatedSecret =
  /** The data folder holds a new secret, and the one before it until `forgetPreviousSecret`. */
  | { kind: 'replaced' }
  /** The secret is a setting of the environment: here is a new one to put there. */
  | { kind: 'proposed'; secret: string };

/**
 * Makes a new secret. Stopped half-way it leaves the old one in force and may be run again. Throws AppError
 * `secret-rotation-open` (409) while values are sealed with the secret before.
 */
export async function rotateAppSecret(config: Config): Promise<RotatedSecret> {
  if (config.appSecret !== null) return { kind: 'proposed', secret: newSecret() };
  const { secret, older } = await readAppSecrets(config);
  if (older.some((known) => known !== secret)) throw new AppError('secret-rotation-open', { status: 409 });
  const path = secretPath(config);
  await copyFile(path, previousPath(config));
  await chmod(previousPath(config), 0o600);
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, newSecret(), { mode: 0o600, flush: true });
  await rename(draft, path);
  return { kind: 'replaced' };
}

/** Removes the secret before the last rotation from the data folder. Only when nothing is sealed with it any more. */
export async function forgetPreviousSecret(config: Config): Promise<void> {
  await rm(previousPath(config), { force: true });
}
