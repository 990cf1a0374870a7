import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import type { ExtractionResult } from './extraction-pool.ts';
import { claimReading, renewReading, setExtraction } from './reading-repository.ts';
import type { Submission } from './submission.ts';
import type { StoredFile } from './work.ts';

/**
 * Reads the text out of an attempt's stored file and keeps it, or the reason why there is none; does nothing while any
 * process reads it. Never rejects: what fails here is tried again when the student's page finds the file still unread
 * (`resumeReading`).
 */
export async function readStoredFile(services: Services, tenancy: Tenancy, attempt: Submission): Promise<void> {
  const { file } = attempt.work;
  if (!file) return;
  const { db, clock } = services;
  const reading = { id: attempt._id, fileId: file.fileId };
  try {
    if (!(await claimReading(db, tenancy, { ...reading, now: clock.now(), until: leaseFrom(clock) }))) return;
    const found = await whileHeld(services, tenancy, reading, async () => outcome(await extract(services, file)));
    await setExtraction(db, tenancy, { ...reading, ...found, now: clock.now() });
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    services.logger.warn({ submission: attempt._id, error: name }, 'file not read; the next visit tries again');
  }
}

/** Takes up a reading that a stopped process left behind; does nothing while one is under way. */
export function resumeReading(services: Services, tenancy: Tenancy, attempt: Submission): void {
  if (attempt.state !== 'composing' || attempt.work.extraction.status !== 'waiting') return;
  void readStoredFile(services, tenancy, attempt);
}

type Reading = { id: string; fileId: string };

/**
 * Without a lease every process that shows the student's page would read the file again while a full pool keeps it
 * waiting: load that grows with load. Renewed, so that a killed process holds nobody up for longer than this.
 */
const LEASE_MS = 10_000;

function leaseFrom(clock: Services['clock']): Date {
  return new Date(clock.now().getTime() + LEASE_MS);
}

async function whileHeld<T>(
  { db, clock }: Services,
  tenancy: Tenancy,
  reading: Reading,
  read: () => Promise<T>,
): Promise<T> {
  const hold = (until: Date | null) => renewReading(db, tenancy, { ...reading, until }).catch(() => undefined);
  const renewal = setInterval(() => void hold(leaseFrom(clock)), LEASE_MS / 4);
  try {
    return await read();
  } catch (error) {
    clearInterval(renewal);
    await hold(null);
    throw error;
  } finally {
    clearInterval(renewal);
  }
}

async function extract(services: Services, file: StoredFile): Promise<ExtractionResult> {
  const folder = await mkdtemp(join(tmpdir(), 'second-reader-read-'));
  try {
    const path = join(folder, 'file');
    await pipeline(await services.files.open(file.fileId), createWriteStream(path, { mode: 0o600 }));
    return await services.extraction.extract(path, file.name);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function outcome(result: ExtractionResult): Pick<Parameters<typeof setExtraction>[2], 'text' | 'extraction'> {
  if (result.kind === 'failed') return { text: '', extraction: { status: 'failed', reason: result.reason } };
  const { text, notices, hidden, pages, sections, omitted } = result;
  const found = { ...(hidden && { hidden }), ...(pages && { pages }), ...(sections && { sections }) };
  return { text, extraction: { status: 'done', notices, ...found, ...(omitted && { omitted }) } };
}
