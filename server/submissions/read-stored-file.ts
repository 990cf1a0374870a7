import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import type { ExtractionResult } from './extraction-pool.ts';
import { setExtraction } from './submission-repository.ts';
import type { StoredFile, Submission } from './submission.ts';

/**
 * Reads the text out of an attempt's stored file and keeps it, or the reason why there is none. Never rejects: what
 * fails here is tried again when the student's page finds the file still unread (`resumeReading`).
 */
export async function readStoredFile(services: Services, tenancy: Tenancy, attempt: Submission): Promise<void> {
  const { file } = attempt.work;
  if (!file || underWay.has(file.fileId)) return;
  underWay.add(file.fileId);
  try {
    const result = await extract(services, file);
    const found = outcome(result);
    await setExtraction(services.db, tenancy, {
      id: attempt._id,
      fileId: file.fileId,
      ...found,
      now: services.clock.now(),
    });
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    services.logger.warn({ submission: attempt._id, error: name }, 'file not read; the next visit tries again');
  } finally {
    underWay.delete(file.fileId);
  }
}

/** Takes up a reading that a stopped process left behind; does nothing while one is under way in this process. */
export function resumeReading(services: Services, tenancy: Tenancy, attempt: Submission): void {
  if (attempt.state !== 'composing' || attempt.work.extraction.status !== 'waiting') return;
  void readStoredFile(services, tenancy, attempt);
}

// Only spares work: two processes reading the same file write the same result once.
const underWay = new Set<string>();

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
