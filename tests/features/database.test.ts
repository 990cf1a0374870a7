import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { getPriority, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase, type Database } from '../../server/database/connect-database.ts';
import { engineCommand } from '../../server/database/embedded/engine-command.ts';
import { answers } from '../../server/database/embedded/start-engine.ts';
import { enginePid, stopEngine } from '../../server/database/embedded/stop-engine.ts';
import { engineFolder } from '../../server/database/embedded/engine-folder.ts';
import { resend } from '../../server/database/resend.ts';
import { runMigrations } from '../../server/database/run-migrations.ts';
import { createLogger } from '../../server/logger.ts';
import { openNewDatabase } from '../support/test-database.ts';

const logger = createLogger('silent');
let dataDir: string;
const open: Database[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'second-reader-engine-'));
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((database) => database.close()));
  await stopEngine(dataDir);
  for (const folder of [(await engineFolder(dataDir)).run, dataDir])
    await rm(folder, { recursive: true, force: true, maxRetries: 20 });
});

async function connect(): Promise<Database> {
  const database = await connectDatabase({ mongodbUri: null, dataDir }, logger);
  open.push(database);
  return database;
}

/** A process that uses the data as a worker does. */
async function startGivingWay(): Promise<ChildProcess & { pid: number }> {
  const [database, priority] = ['database/connect-database.ts', 'worker-priority.ts'].map((file) =>
    resolve('server', file),
  );
  const settings = JSON.stringify({ mongodbUri: null, dataDir });
  const program = `const { connectDatabase } = await import('${database}');
    const { giveWay } = await import('${priority}');
    const logger = { info() {}, warn() {}, error() {} };
    await connectDatabase(${settings}, logger);
    giveWay();
    process.stdout.write('ready');`;
  const worker = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(worker.stdout, 'data');
  return worker as ChildProcess & { pid: number };
}

function collectionOf(database: Database, name: string) {
  return database.connection.collection<{ _id: number; n: number }>(name);
}

describe('embedded engine', () => {
  test('two starters at once share one engine', async () => {
    const [first, second] = await Promise.all([connect(), connect()]);
    await collectionOf(first, 'notes').insertOne({ _id: 1, n: 7 });
    expect(await collectionOf(second, 'notes').findOne({ _id: 1 })).toEqual({ _id: 1, n: 7 });
    expect(first.uri).toBe(second.uri);
  });

  test('kill -9 under load loses no acknowledged write, and users find the engine again by themselves', async () => {
    const database = await connect();
    const acknowledged = new Set<number>();
    let writing = true;
    const write = async (from: number): Promise<void> => {
      for (let id = from; writing; id += WRITERS) {
        const first = { $setOnInsert: { n: 0 } };
        await resend(() => collectionOf(database, 'load').updateOne({ _id: id }, first, { upsert: true }));
        await resend(() => collectionOf(database, 'load').updateOne({ _id: id, n: 0 }, { $set: { n: id } }));
        acknowledged.add(id);
      }
    };
    const writers = Array.from({ length: WRITERS }, (_, from) => write(from));
    for (const pauseMs of KILL_AFTER_MS) await killAfter(pauseMs, acknowledged);
    writing = false;
    await Promise.all(writers);
    const kept = await collectionOf(database, 'load').find().toArray();
    const good = new Set(kept.filter(({ _id, n }) => _id === n).map(({ _id }) => _id));
    expect([...acknowledged].filter((id) => !good.has(id))).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(100);
  });

  test('leaves by itself after its last user, and the next one finds the data', async () => {
    const first = await connect();
    await collectionOf(first, 'notes').insertOne({ _id: 1, n: 1 });
    const pid = await enginePid(dataDir);
    await first.close();
    open.length = 0;
    while ((await enginePid(dataDir)) !== null) await sleep(50);
    const { socket } = await engineFolder(dataDir);
    await expect(access(socket)).rejects.toThrow('ENOENT');
    const second = await connect();
    expect(await enginePid(dataDir)).not.toBe(pid);
    expect(await collectionOf(second, 'notes').countDocuments()).toBe(1);
  });

  test('a data folder made anew does not meet the engine of the old one', async () => {
    const first = await connect();
    await collectionOf(first, 'notes').insertOne({ _id: 1, n: 1 });
    await open.pop()?.close();
    const { data, socket: oldSocket } = await engineFolder(dataDir);
    await rm(data, { recursive: true });
    const second = await connect();
    expect(await collectionOf(second, 'notes').countDocuments()).toBe(0);
    await collectionOf(second, 'notes').insertOne({ _id: 2, n: 2 });
    // The old engine must not have written its last state into the new folder.
    while (await answers(oldSocket)) await sleep(50);
    await open.pop()?.close();
    await stopEngine(dataDir);
    expect(await collectionOf(await connect(), 'notes').countDocuments()).toBe(1);
  });

  test('a worker gives way to others; the engine that it started first does not, nor the one after a crash', async () => {
    const worker = await startGivingWay();
    try {
      expect(getPriority(worker.pid)).toBeGreaterThanOrEqual(10);
      const first = Number(await enginePid(dataDir));
      expect(getPriority(first)).toBe(getPriority());
      await connect();
      process.kill(first, 'SIGKILL');
      let again: number | null = first;
      while (again === null || again === first) {
        await sleep(50);
        again = await enginePid(dataDir);
      }
      expect(getPriority(again)).toBe(getPriority());
    } finally {
      worker.kill('SIGKILL');
    }
  });

  test('data held by somebody else are refused in words', async () => {
    await (await connect()).close();
    await stopEngine(dataDir);
    const { data } = await engineFolder(dataDir);
    const holder = await startForeignEngine(data);
    try {
      await expect(connectDatabase({ mongodbUri: null, dataDir }, logger)).rejects.toMatchObject({
        code: 'engine-data-in-use',
        details: { data },
      });
    } finally {
      await holder.kill();
    }
  });

  test('an unreachable MongoDB is named without its password', async () => {
    const uri = 'mongodb://reader:secret@127.0.0.1:1/x?serverSelectionTimeoutMS=200';
    const refusal = await connectDatabase({ mongodbUri: uri, dataDir }, logger).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'database-unreachable', details: { hosts: '127.0.0.1:1' } });
    expect(JSON.stringify(refusal)).not.toContain('secret');
  });
});

describe('migrations', () => {
  test('two runners at once: one works, the other waits and finds nothing to do', async () => {
    const database = await openNewDatabase();
    await writeMigration(
      '0001-slow.ts',
      "await new Promise((done) => setTimeout(done, 300)); await db.collection('ran').insertOne({ by: 1 });",
    );
    await database.connection.collection('migrations').deleteMany({});
    const ran = await Promise.all([1, 2].map(() => runMigrations(database.connection, logger, dataDir)));
    expect(ran.flat()).toEqual(['0001-slow.ts']);
    expect(await database.connection.collection('ran').countDocuments()).toBe(1);
    await database.close();
  });

  test('every migration of the project can be undone and done again', async () => {
    const database = await openNewDatabase();
    const before = await indexesOf(database);
    const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.ts')).sort();
    const migrations = (await Promise.all(files.map((name) => import(join(MIGRATIONS, name))))) as Migration[];
    for (const migration of migrations.toReversed()) await migration.down(database.connection.db);
    expect(await indexesOf(database)).not.toEqual(before);
    for (const migration of migrations) await migration.up(database.connection.db);
    expect(await indexesOf(database)).toEqual(before);
    await database.close();
  });

  test('one that fails is named, and runs again next time', async () => {
    const database = await openNewDatabase();
    await writeMigration(
      '0002-fails.ts',
      "if (await db.collection('ready').countDocuments() === 0) throw new Error('not ready');",
    );
    await expect(runMigrations(database.connection, logger, dataDir)).rejects.toMatchObject({
      code: 'migration-failed',
      details: { reason: expect.stringContaining('0002-fails.ts: not ready') as string },
    });
    await database.connection.collection('ready').insertOne({});
    expect(await runMigrations(database.connection, logger, dataDir)).toEqual(['0002-fails.ts']);
    await database.close();
  });

  test('a disk with too little room is said to be one', async () => {
    const database = await openNewDatabase();
    const said = 'available disk space of 309567488 bytes is less than required minimum of 524288000';
    await writeMigration('0003-no-room.ts', `throw new Error('${said}');`);
    await expect(runMigrations(database.connection, logger, dataDir)).rejects.toMatchObject({
      code: 'database-disk-low',
    });
    await database.close();
  });

  test('the lock of a killed runner runs out, and whoever waits for it says so', async () => {
    const database = await openNewDatabase();
    const soon = new Date(Date.now() + 2_500);
    const said: string[] = [];
    const telling = createLogger('warn', { write: (line) => void said.push(line) });
    await database.connection
      .collection<{ _id: string; token: string; until: Date }>('migrationLocks')
      .replaceOne({ _id: 'migrations' }, { token: 'of the dead', until: soon }, { upsert: true });
    await writeMigration('0003-after.ts', "await db.collection('ran').insertOne({});");
    expect(await runMigrations(database.connection, telling, dataDir)).toEqual(['0003-after.ts']);
    expect(Date.now()).toBeGreaterThan(soon.getTime());
    expect(said.join()).toContain('waiting for another start to finish bringing the database up to date');
    await database.close();
  });
});

const MIGRATIONS = join(import.meta.dirname, '../../migrations');
type Migration = { up: (db: unknown) => Promise<void>; down: (db: unknown) => Promise<void> };

/** The indexes beyond `_id`, by collection and name. */
async function indexesOf(database: Database): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const { name } of await database.connection.listCollections()) {
    for (const index of await database.connection.collection(name).indexes()) {
      if (index.name !== '_id_') found[`${name}.${index.name ?? ''}`] = index;
    }
  }
  return found;
}

const WRITERS = 8;
/** Chosen once; each kill meets a different mix of inserts and updates on their way. */
const KILL_AFTER_MS = [137, 411, 53];

/** Kills the engine, then waits until something written after the kill is acknowledged. */
async function killAfter(pauseMs: number, acknowledged: Set<number>): Promise<void> {
  await sleep(pauseMs);
  const pid = await enginePid(dataDir);
  if (pid === null) throw new Error('no engine to kill');
  process.kill(pid, 'SIGKILL');
  const before = acknowledged.size + WRITERS;
  while (acknowledged.size <= before || (await enginePid(dataDir)) === null) await sleep(20);
}

function writeMigration(name: string, body: string): Promise<void> {
  return writeFile(join(dataDir, name), `export async function up(db) { ${body} }\nexport async function down() {}\n`);
}

/** An engine on the same data that serves elsewhere, as another user's would. */
async function startForeignEngine(data: string) {
  const { program, args } = await engineCommand(dataDir);
  const socket = join(dataDir, 'elsewhere.sock');
  const holder = spawn(program, [...args, data, socket, join(dataDir, 'elsewhere.pid')], { env: { TMPDIR: dataDir } });
  while (!(await answers(socket))) await sleep(20);
  // Somebody stays connected, or the engine would leave by itself and free the data.
  const user = createConnection(socket);
  return {
    kill: async () => {
      user.destroy();
      holder.kill('SIGKILL');
      await once(holder, 'exit');
    },
  };
}
