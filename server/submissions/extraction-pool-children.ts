import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { AppError } from '../errors.ts';
import { giveWay } from '../worker-priority.ts';
import type { ExtractionPool, ExtractionResult } from './extraction-pool.ts';
import { extractionResultSchema, failed } from './extraction/extraction-result.ts';
import { sandboxCommand } from './sandbox-command.ts';
import { sealChild } from './seal-child.ts';

/**
 * An extraction pool of real child processes, `size` at a time; further files wait their turn. Each child gets one
 * file on its standard input and nothing else: no environment, no other file of this machine to read, none to write,
 * no child of its own, no network; it gives way to whoever serves people; 1 GB of data, 10 s of processor, 30 s of wall
 * time, and a watch over its resident memory. A child that is stopped means `too-large`, one that fails
 * `unreadable`. What is our own doing (the pool is closed, no child can be started) says nothing about the file: it is
 * thrown as AppError `reading-interrupted`, and whoever asked may ask again.
 */
export function createExtractionPool(size = 2, limits: ExtractionLimits = defaultLimits): ExtractionPool {
  const waiting: (() => void)[] = [];
  const children = new Set<ChildProcess>();
  let free = size;
  let closed = false;
  const isClosed = () => closed;
  const turn = async () => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const done = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return {
    extract: async (path, name) => {
      await turn();
      try {
        if (isClosed()) throw interrupted();
        const result = await extractInChild(path, name, limits, children);
        // Our own kill looks like a limit: a restart must not tell a student that the file is too large.
        if (isClosed() && result.kind === 'failed') throw interrupted();
        return result;
      } finally {
        done();
      }
    },
    load: () => ({ running: size - free, waiting: waiting.length }),
    close: async () => {
      closed = true;
      const ends = [...children].map((child) => new Promise((resolve) => child.once('close', resolve)));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(ends);
    },
  };
}

function interrupted(): AppError {
  return new AppError('reading-interrupted', { status: 503 });
}

export type ExtractionLimits = { wallMs: number; residentBytes: number; outputBytes: number };

/** Measured: a 2 kB PDF can ask for 2 GB; an honest one of 200,000 pages stays under 140 MB and one second. */
const defaultLimits: ExtractionLimits = {
  wallMs: 30_000, // the processor's 10 s are the limit; on a busy host an honest file may wait for them
  residentBytes: 512 * 1024 * 1024,
  outputBytes: 4 * 1024 * 1024,
};
const RESIDENT_CHECK_MS = 100;
const PAGE_BYTES = 4096;

async function extractInChild(
  path: string,
  name: string,
  limits: ExtractionLimits,
  children: Set<ChildProcess>,
): Promise<ExtractionResult> {
  const file = await open(path, 'r');
  try {
    const [command, ...rest] = sandboxCommand(name);
    const child = spawn(command, rest, { env: {}, cwd: tmpdir(), stdio: [file.fd, 'pipe', 'ignore', 'pipe'] });
    children.add(child);
    if (child.pid !== undefined) giveWay(child.pid);
    return await resultOf(child, limits).finally(() => children.delete(child));
  } finally {
    await file.close();
  }
}

/** Settles when the child has ended, however it ended; stops it at the first limit it meets. */
function resultOf(child: ChildProcess, limits: ExtractionLimits): Promise<ExtractionResult> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let stopped = false;
    const stop = () => {
      stopped = true;
      child.kill('SIGKILL');
    };
    const wall = setTimeout(stop, limits.wallMs);
    const watch = setInterval(() => {
      if (residentBytes(child) > limits.residentBytes) stop();
    }, RESIDENT_CHECK_MS);
    const unwatch = () => {
      clearTimeout(wall);
      clearInterval(watch);
    };
    child.stdout?.once('data', () => {
      sealChild(child).catch(() => {
        child.kill('SIGKILL');
        reject(interrupted());
      });
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limits.outputBytes) stop();
      else chunks.push(chunk);
    });
    child.once('error', () => {
      unwatch();
      reject(interrupted());
    });
    child.once('close', (_code, signal) => {
      unwatch();
      // A limit of the system ends the child too: SIGXCPU or SIGKILL for time, SIGABRT or SIGSEGV for memory.
      resolve(stopped || signal !== null ? failed('too-large') : parseResult(Buffer.concat(chunks).toString('utf8')));
    });
  });
}

function parseResult(output: string): ExtractionResult {
  try {
    return extractionResultSchema.parse(JSON.parse(output));
  } catch {
    return failed('unreadable');
  }
}

/** 0 where the system has no /proc: the data and time limits still hold there. */
function residentBytes(child: ChildProcess): number {
  try {
    return Number(readFileSync(`/proc/${String(child.pid)}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
