import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { dumpDatabase } from '../../support/dump-database.ts';
import { findTraces } from '../../support/find-traces.ts';
import { auditLosses } from '../audit-losses.ts';
import type { Cell } from './cell.ts';
import { quietCell } from './class-cell.ts';
import { rigServices, type Rig } from './rig.ts';

const KILLS = 3;

/** Starts it again and again, kills it each time at a moment of its own, and lets the last one end. */
async function killAndRepeat(start: () => ChildProcess, moment: Moment): Promise<number | null> {
  for (let kill = 0; kill < KILLS; kill++) {
    const child = start();
    const over = new AbortController();
    const ended = once(child, 'exit').finally(() => over.abort());
    await moment(over.signal, kill);
    child.kill('SIGKILL');
    await ended;
  }
  const last = start();
  last.stdout?.resume();
  await once(last, 'exit');
  return last.exitCode;
}

/** Resolves when the time has come, or when `over` says that it never will. */
type Moment = (over: AbortSignal, kill: number) => Promise<void>;

async function erased(rig: Rig): Promise<string[]> {
  const { connection } = rig.direct;
  const marked = await connection.collection('people').findOne<{ sub: string }>({ familyName: FIRST });
  const others = (await connection.collection('submissions').countDocuments()) - 1;
  const out = join(rig.folder, 'certificate.json');
  const erase = () => rig.tool.startAdmin(['person', 'erase', marked?.sub ?? '', '--yes', '--out', out]);
  const exit = await killAndRepeat(erase, async (over, kill) => {
    if (kill === 0) await untilSteps(connection, Math.floor(rig.random() * MOST_STEPS), over);
    else await sleep(rig.random() * A_WHOLE_ERASURE_MS, undefined, { signal: over }).catch(() => undefined);
  });
  const verified = rig.tool.startAdmin(['person', 'verify-certificate', out]);
  await once(verified, 'exit');
  const left = await connection.collection('submissions').countDocuments();
  const running = await connection.collection('erasures').countDocuments({ state: 'running' });
  return [
    // Who was erased by the time that the command was asked again is unknown to it, and that is an answer.
    ...(exit === 0 || running === 0 ? [] : [`the erasure ended with ${exit}`]),
    ...(verified.exitCode === 0 || exit !== 0 ? [] : ['the certificate is not genuine']),
    ...(await findTraces(connection, FIRST)).map((name) => `${FIRST} is still found in ${name}`),
    ...(left === others ? [] : [`${left} works are left of the others' ${others}`]),
    ...(await auditLosses(rigServices(rig))),
  ];
}

/** The class's first student, whose name stands nowhere else. */
const FIRST = 'student-0';
const MOST_STEPS = 12;
const A_WHOLE_ERASURE_MS = 3_000;

/** So many steps of an erasure are noted, or it is over. */
async function untilSteps(connection: Connection, count: number, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const found = await connection.collection('erasures').findOne<{ steps: unknown[]; state: string }>({});
    if (found && (found.state === 'done' || found.steps.length >= count)) return;
    await sleep(5);
  }
}

/** A backup that was cut short is no backup, and a restore that was is none either, until they are done once more. */
async function backedUpAndRestored(rig: Rig): Promise<string[]> {
  await rig.retireWorker(); // its sweeps write
  const chained = await entriesOf(rig.direct.connection);
  const path = join(rig.folder, 'site.backup');
  const backup = () => rig.tool.startAdmin(['backup', path]);
  const made = await killAndRepeat(backup, async (over) => {
    await untilThere(`${path}.part`, over);
    await sleep(rig.random() * 40);
  });
  const into = rig.direct.connection.useDb('restored');
  const env = { MONGODB_URI: rig.uriOf('restored') };
  const losses: string[] = [];
  const restore = () => rig.tool.startAdmin(['restore', path], { env });
  const put = await killAndRepeat(restore, (over) =>
    untilCollections(into, Math.floor(rig.random() * MOST_COLLECTIONS), over),
  );
  if (made !== 0 && !(await isThere(path))) losses.push(`the backup ended with ${made}`);
  if (put !== 0) losses.push(`the restore ended with ${put}`);
  const restored = await entriesOf(into);
  if (chained.some((entry) => !restored.includes(entry))) losses.push('entries of the audit chains are missing');
  const own = restored.filter((entry) => !chained.includes(entry)).map(kindOf);
  if (own.some((kind) => !OF_A_RESTORE.has(kind))) losses.push(`the restore wrote ${own.join(', ')} into the chains`);
  const broken = await auditLosses({ ...rigServices(rig), db: into });
  return [...losses, ...broken, ...(await differences(rig.direct.connection, into))];
}

/** What a restored site's chain goes on with: acts that waited in the backup, and its own. */
const OF_A_RESTORE = new Set(['audit-verified', 'site-restored']);

function kindOf(entry: string): string {
  return (JSON.parse(entry) as { kind: string }).kind;
}

async function entriesOf(connection: Connection): Promise<string[]> {
  return (await dumpDatabase(connection))['auditEntries'] ?? [];
}

const MOST_COLLECTIONS = 30;

async function untilCollections(connection: Connection, count: number, over: AbortSignal): Promise<void> {
  while (!over.aborted && (await connection.listCollections()).length <= count) await sleep(5);
}

/** What people made; sessions and jobs are changed by a restore. */
const KEPT = ['assignments', 'drafts', 'people', 'memberships', 'originals.chunks', 'rubricVersions'];

async function differences(from: Connection, into: Connection): Promise<string[]> {
  const [before, after] = await Promise.all([from, into].map((one) => dumpDatabase(one)));
  const texts = (dump: typeof before, name: string) => JSON.stringify(dump?.[name] ?? []);
  const differ = KEPT.filter((name) => texts(before, name) !== texts(after, name));
  const works = (dump: typeof before) => dump?.['submissions']?.length ?? 0;
  return [
    ...differ.map((name) => `${name} is not what it was`),
    ...(works(before) === works(after) ? [] : [`${works(after)} works of ${works(before)}`]),
  ];
}

async function untilThere(path: string, over: AbortSignal): Promise<void> {
  while (!over.aborted && !(await isThere(path))) await sleep(2);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

export const killCells: readonly Cell[] = [
  quietCell({ kind: 'kill', name: 'erasure' }, erased),
  quietCell({ kind: 'kill', name: 'backup' }, backedUpAndRestored),
];
