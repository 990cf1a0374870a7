import { execFile, execFileSync, type ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';
import { promisify } from 'node:util';
import { AppError } from '../errors.ts';
import { SEAL } from './extraction/child-descriptors.ts';

/**
 * Takes from a child, which has loaded its program and waits, the right to open anything more: no socket, no file, no
 * pipe, whatever a hostile document makes it do. A limit of no descriptors leaves the open ones usable (getrlimit(2),
 * RLIMIT_NOFILE) and needs neither root nor a namespace, so it holds in containers too. Then lets it read on.
 * Throws what `prlimit` says; where there is no Linux the child goes on unsealed.
 */
export async function sealChild(child: ChildProcess): Promise<void> {
  if (process.platform === 'linux') await run(PRLIMIT, ['--pid', String(child.pid), '--nofile=0:0'], NO_ENVIRONMENT);
  (child.stdio[SEAL] as Writable).end();
}

/** Throws AppError `sandbox-missing` on a Linux host that could not seal a child: files would be read with a network. */
export function assertSealable(): void {
  if (process.platform !== 'linux') return;
  try {
    execFileSync(PRLIMIT, ['--version'], { ...NO_ENVIRONMENT, stdio: 'ignore' });
  } catch {
    throw new AppError('sandbox-missing', { status: 500 });
  }
}

const run = promisify(execFile);
const PRLIMIT = '/usr/bin/prlimit';
const NO_ENVIRONMENT = { env: {}, timeout: 5_000 };
