import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../support/free-port.ts';
import type { Cell, Outcome } from './cell.ts';
import { onRig } from './class-cell.ts';
import { walkClass, type Disturb } from './walk-class.ts';

/** A web and a worker of the version before serve the class; in the midst of it those of this version join them. */
const joined: Disturb = async (rig, over) => {
  await sleep(1_000 + rig.random() * 3_000);
  const port = await freePort();
  await rig.tool.startWeb(port);
  rig.tool.startWorker();
  rig.webs.push(port);
  await untilAborted(over);
};

/** And soon afterwards those of the version before go: what they stored is this one's. */
const replaced: Disturb = async (rig, over) => {
  const [before = 0] = rig.webs;
  await joined(rig, AbortSignal.abort());
  await sleep(rig.random() * 3_000);
  rig.webs.shift();
  await Promise.all([rig.tool.kill(before), rig.retireWorker()]);
  await untilAborted(over);
};

async function untilAborted(over: AbortSignal): Promise<void> {
  if (!over.aborted) await new Promise((done) => over.addEventListener('abort', done, { once: true }));
}

/** `previous`: a git revision; null: the last one that knew fewer migrations. */
export function versionCells(previous: string | null): Cell[] {
  const cell = (name: string, disturb: Disturb): Cell => ({
    kind: 'versions',
    name,
    run: (seed) => withPrevious(previous, (root) => onRig(seed, special(root), (rig) => walkClass(rig, disturb))),
  });
  return [cell('beside-each-other', joined), cell('rolling-update', replaced)];
}

function special(root: string) {
  return { web: { root }, worker: { root }, answers: 8 };
}

/** The version before in a folder of its own, with our packages. */
async function withPrevious(ref: string | null, act: (root: string) => Promise<Outcome>): Promise<Outcome> {
  const revision = ref ?? (await beforeLastMigration());
  if (revision === null) return { notRun: 'this is no git checkout with a version before' };
  const folder = await mkdtemp(join(tmpdir(), 'sr-previous-'));
  const root = join(folder, 'tool');
  try {
    await git('worktree', 'add', '--detach', root, revision);
    await symlink(resolve('node_modules'), join(root, 'node_modules'));
    return await act(root);
  } finally {
    await git('worktree', 'remove', '--force', root).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

async function beforeLastMigration(): Promise<string | null> {
  const last = await git('log', '-1', '--format=%H', '--', 'migrations').catch(() => '');
  return last === '' ? null : git('rev-parse', '--verify', `${last}^`).catch(() => null);
}

async function git(...args: string[]): Promise<string> {
  return (await promisify(execFile)('git', args)).stdout.trim();
}
