import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { enginePid } from '../../server/database/embedded/stop-engine.ts';
import { stopEngine } from '../../server/database/embedded/stop-engine.ts';
import { freePort } from '../support/free-port.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { demoLosses } from './demo-losses.ts';

/** `restarted`: something was still on its way at the demo's end, so that the verdict is that of its next start. */
export type Round = { seed: number; kills: string[]; restarted: boolean; losses: string[]; seconds: number };

/**
 * One demo, from launch to gradebook, while the tool's process or its database engine is killed (kill -9) at moments
 * that the seed chooses. `losses` names everything that is missing or contradictory afterwards; none is a pass. A score
 * that the LMS has and a kill kept us from noting is owed still when the demo ends, and is settled at the next start.
 */
export async function runFaultRound(seed: number, answers: number): Promise<Round> {
  const began = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'sr-faults-'));
  const data = join(folder, 'data');
  try {
    const ports = ['--port', String(await freePort()), '--lms-port', String(await freePort())];
    const options = ['--data', data, '--limit', String(answers), ...ports];
    const demo = startDemo(options);
    const kills = await killUntilEnded(demo, join(data, 'tool'), seededRandom(seed));
    const restarted = (await demoLosses(data, demo.said.out)).length > 0;
    const last = restarted ? await restartDemo(options) : demo;
    const losses = [
      ...(await failureOf(demo, data)),
      ...(restarted ? await demoLosses(data, last.said.out) : []),
      ...(await failureOf(last, data)),
    ];
    const seconds = Math.round((performance.now() - began) / 1000);
    return { seed, kills, restarted, losses: [...new Set(losses)], seconds };
  } finally {
    for (const site of ['tool', 'lms']) await stopEngine(join(data, site)).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

// Without the tool's last words nobody can tell, on another machine, why a round failed.
async function failureOf({ child, said }: Demo, data: string): Promise<string[]> {
  if (child.exitCode === 0) return [];
  const log = await readFile(join(data, 'tool.log'), 'utf8').catch(() => '');
  const end = `the demo ended with ${String(child.exitCode)}: ${lastLines(said.problem, 4)}`;
  return [`${end}\nthe tool's log ends:\n${lastLines(log, 30)}`];
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

async function restartDemo(options: string[]): Promise<Demo> {
  const demo = startDemo(options);
  await demo.ended;
  return demo;
}

type Demo = { child: ChildProcess; said: { out: string; problem: string }; ended: Promise<void> };

const MAIN = join(import.meta.dirname, '../../server/demo/main.ts');

function startDemo(options: string[]): Demo {
  const args = [MAIN, '--exit', ...options];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', problem: '' };
  child.stdout.on('data', (part: Buffer) => (said.out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said.problem += part.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return { child, said, ended };
}

// From the first second, while it sets up, to well after the last score; the demo itself takes 8 to 20 seconds.
const KILLS = 5;
const LONGEST_PAUSE_MS = 4_000;

async function killUntilEnded(demo: Demo, toolData: string, random: () => number): Promise<string[]> {
  const kills: string[] = [];
  const over = demo.ended.then(() => true);
  while (kills.length < KILLS) {
    const pause = sleep(500 + random() * LONGEST_PAUSE_MS).then(() => false);
    if (await Promise.race([over, pause])) break;
    const victim = random() < 0.5 ? 'tool' : 'engine';
    const tool = await toolPid(demo.child.pid);
    // Before the tool runs its folder is not there, and asking for the engine would make it, in the demo's way.
    const pid = victim === 'tool' || tool === null ? tool : await enginePid(toolData);
    if (pid !== null && killed(pid)) kills.push(victim);
  }
  await over;
  return kills;
}

/** The tool is the demo's only child that runs `server/main.ts`. */
async function toolPid(demo: number | undefined): Promise<number | null> {
  const children = await readFile(`/proc/${demo}/task/${demo}/children`, 'utf8').catch(() => '');
  for (const pid of children.trim().split(/\s+/)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes('server/main.ts')) return Number(pid);
  }
  return null;
}

function killed(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}
