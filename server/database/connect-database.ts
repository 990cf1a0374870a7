import mongoose, { type Connection, type ConnectOptions } from 'mongoose';
import type { Logger } from 'pino';
import { AppError } from '../errors.ts';
import { keepEngine } from './embedded/keep-engine.ts';
import { endLostOperations } from './end-lost-operations.ts';
import { startEngine } from './embedded/start-engine.ts';
import { tellWaiting } from './tell-waiting.ts';

export type Database = {
  connection: Connection;
  /** What another client connects with, write concern included. May hold a password: never log it. */
  uri: string;
  close: () => Promise<void>;
};

export type DatabaseSettings = {
  /** Null: the embedded engine, with its data in `dataDir`. */
  mongodbUri: string | null;
  dataDir: string;
  /** Database name; default: the one in the URI, else `second-reader`. */
  name?: string;
};

/**
 * Connects to MongoDB, or starts or joins the embedded engine of the data folder. Every write waits for the journal
 * (of a majority, where there are several): an acknowledged write survives kill -9. Indexes come from `migrations/` only.
 * Throws AppError `database-unreachable`, or the codes of `startEngine`.
 */
export async function connectDatabase(settings: DatabaseSettings, logger: Logger): Promise<Database> {
  endLostOperations();
  if (settings.mongodbUri === null) return connectEmbedded(settings, logger);
  const name = settings.name ?? databaseIn(settings.mongodbUri);
  const connection = await connectServer(settings.mongodbUri, name);
  return { connection, uri: settings.mongodbUri, close: () => connection.close() };
}

const DEFAULT_NAME = 'second-reader';

const COMMON: ConnectOptions = {
  autoIndex: false,
  autoCreate: false,
  // The driver itself waits for a server to come back; Mongoose's own waiting list would hide its errors.
  bufferCommands: false,
};

const SELECTION_MS = 5_000;

/** A replica set or a sharded cluster. */
const MAJORITY: ConnectOptions = { writeConcern: { w: 'majority', journal: true } };

/**
 * One server alone. Not `majority`: with it a server only starts the journal flush and leaves the waiting to
 * replication, which a server alone does not have, so it answers too early. Measured on the embedded engine, 8 writers:
 * kill -9 lost acknowledged writes in one of five kills with `majority`, in none of 60 with `w: 1`.
 */
const ALONE: ConnectOptions = { writeConcern: { w: 1, journal: true } };

async function connectServer(uri: string, name: string): Promise<Connection> {
  const connection = await connect(uri, { ...COMMON, ...MAJORITY, dbName: name });
  if (!(await isAlone(connection))) return connection;
  await connection.close();
  return connect(uri, { ...COMMON, ...ALONE, dbName: name });
}

async function isAlone(connection: Connection): Promise<boolean> {
  const hello = await connection.db?.admin().command({ hello: 1 });
  return hello?.['setName'] === undefined && hello?.['msg'] !== 'isdbgrid';
}

async function connectEmbedded(settings: DatabaseSettings, logger: Logger): Promise<Database> {
  const { socket } = await tellWaiting(logger, 'the database engine to open its data', () =>
    startEngine(settings.dataDir),
  );
  const keeper = keepEngine(settings.dataDir, socket, logger);
  const name = settings.name ?? DEFAULT_NAME;
  const uri = `mongodb://${encodeURIComponent(socket)}/${name}?directConnection=true&retryWrites=false&w=1&journal=true`;
  try {
    // The engine knows no sessions, and the driver's own retries of writes need them: see resend.ts.
    const connection = await connect(uri, { ...COMMON, ...ALONE, dbName: name, heartbeatFrequencyMS: 1_000 });
    return { connection, uri, close: () => closeEmbedded(connection, keeper.stop) };
  } catch (error) {
    keeper.stop();
    throw error;
  }
}

async function closeEmbedded(connection: Connection, stopKeeper: () => void): Promise<void> {
  stopKeeper();
  await connection.close();
}

async function connect(uri: string, options: ConnectOptions): Promise<Connection> {
  const patience = uri.includes('serverSelectionTimeoutMS=') ? {} : { serverSelectionTimeoutMS: SELECTION_MS };
  try {
    return await mongoose.createConnection(uri, { ...patience, ...options }).asPromise();
  } catch (error) {
    // The driver's message can repeat parts of the URI: only the hosts and the kind of error are told.
    const reason = error instanceof Error ? error.name : 'unknown';
    throw new AppError('database-unreachable', { status: 503, details: { hosts: hostsIn(uri), reason } });
  }
}

function databaseIn(uri: string): string {
  const path = /^[^/]+\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return path === undefined ? DEFAULT_NAME : decodeURIComponent(path);
}

function hostsIn(uri: string): string {
  return decodeURIComponent(/^[^/]+\/\/(?:[^/]*@)?([^/?]+)/.exec(uri)?.[1] ?? 'unknown');
}
