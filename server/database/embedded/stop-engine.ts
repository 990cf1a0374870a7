import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { engineFolder } from './engine-folder.ts';

/**
 * Ends the engine of a data folder now instead of a few seconds after its last user, and returns when its data are
 * closed (10 s at most). For supervisors that remove or move the folder; close your own connections first, or your
 * keeper starts it again.
 */
export async function stopEngine(dataDir: string): Promise<void> {
  const pid = await enginePid(dataDir);
  if (pid === null) return;
  signalEngine(pid, 'SIGTERM');
  for (let waited = 0; waited < STOP_MS && signalEngine(pid, 0); waited += PAUSE_MS) await sleep(PAUSE_MS);
}

/** The process that serves a data folder, or null. */
export async function enginePid(dataDir: string): Promise<number | null> {
  const folder = await engineFolder(dataDir);
  const pid = Number(await readFile(folder.pidFile, 'utf8').catch(() => ''));
  // After kill -9 the file is stale, and the number may by now be another program's.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() =>
    process.platform === 'linux' ? '' : folder.socket,
  );
  return pid > 0 && command.includes(folder.socket) ? pid : null;
}

const STOP_MS = 10_000;
const PAUSE_MS = 20;

function signalEngine(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
