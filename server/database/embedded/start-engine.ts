import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { engineCommand } from './engine-command.ts';
import { ENGINE_EXIT, engineError } from './engine-exit.ts';
import { engineFolder, type EngineFolder } from './engine-folder.ts';

/**
 * Makes sure that an engine serves the data folder and says where. Any number of processes may call it at once: each
 * starts an engine when nobody answers, WiredTiger's lock on the data lets one of them through, and the others use
 * that one. Throws AppError `engine-data-in-use`, `engine-disk-full`, `engine-cannot-open`, `engine-cannot-load`,
 * `engine-cannot-download-libc`, `engine-folder-unsafe`.
 */
export async function startEngine(dataDir: string): Promise<EngineFolder> {
  const folder = await engineFolder(dataDir);
  if (await answers(folder.socket)) return folder;
  const { program, args } = await engineCommand(dataDir);
  const giveUp = Date.now() + HOLDER_LEAVES_MS;
  for (;;) {
    const end = await runUntilServing(program, [...args, folder.data, folder.socket, folder.pidFile], folder);
    if (end === 'serving') return folder;
    // The data are held: by a sibling about to serve, or by one about to leave. Both are over soon.
    if (end.code !== ENGINE_EXIT.dataInUse || Date.now() > giveUp)
      throw await engineError(end.code, folder.data, folder.log);
    await sleep(PAUSE_MS);
    if (await answers(folder.socket)) return folder;
  }
}

const HOLDER_LEAVES_MS = 5_000;
const PAUSE_MS = 50;

type Ended = { code: number | null };

async function runUntilServing(program: string, args: string[], folder: EngineFolder): Promise<'serving' | Ended> {
  const engine = spawnDetached(program, args, folder);
  let ended: Ended | undefined;
  engine.on('error', () => (ended = { code: null }));
  engine.on('exit', (code) => (ended = { code }));
  while (ended === undefined) {
    if (await answers(folder.socket)) return 'serving';
    await sleep(PAUSE_MS);
  }
  return ended;
}

/** In a session of its own (Ctrl-C at one user's terminal is not meant for it), and without our secrets. */
function spawnDetached(program: string, args: string[], folder: EngineFolder): ReturnType<typeof spawn> {
  const log = openSync(folder.log, 'w', 0o600);
  try {
    const engine = spawn(program, args, {
      detached: true,
      stdio: ['ignore', log, log],
      env: { TMPDIR: folder.run },
    });
    engine.unref();
    return engine;
  } finally {
    closeSync(log);
  }
}

/** Whether somebody accepts connections there. */
export function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createConnection(socket);
    probe.on('connect', () => resolve(true));
    probe.on('error', () => resolve(false));
    probe.on('connect', () => probe.destroy());
  });
}
