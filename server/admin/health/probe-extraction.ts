import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Services } from '../../services.ts';
import { act, fine, type Check } from './check.ts';

/** Has a tiny file read as a student's would be, in the child that can open nothing else. */
export async function probeExtraction({ extraction }: Pick<Services, 'extraction'>): Promise<Check> {
  const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
  try {
    const path = join(folder, 'doctor.md');
    await writeFile(path, WORDS);
    const read = await extraction.extract(path, 'doctor.md');
    return read.kind === 'text' && read.text.includes(WORDS) ? fine('extraction') : act('extractionFails');
  } catch {
    return act('extractionFails');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const WORDS = 'A file of the doctor, to see that files can be read.';
