import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExtractionPool } from '../../../server/submissions/extraction-pool-children.ts';
import type { ExtractionPool, ExtractionResult } from '../../../server/submissions/extraction-pool.ts';
import { HOSTILE_FILES } from '../../support/hostile-files.ts';

let folder: string;
let pool: ExtractionPool;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'second-reader-hostile-'));
  pool = createExtractionPool(2);
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true });
});

async function extract(name: string, content: Buffer | string): Promise<ExtractionResult> {
  const path = join(folder, String(files++));
  await writeFile(path, content);
  return pool.extract(path, name);
}

/** Bytes that the largest of this process' children holds in memory. */
function largestChild(): number {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
  return Math.max(...children.map(residentBytes));
}

function residentBytes(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096;
  } catch {
    return 0; // it ended meanwhile
  }
}

const outcomeOf = (result: ExtractionResult) => (result.kind === 'failed' ? result.reason : 'text');

/** Half a gigabyte is the watch's limit; it looks ten times a second. */
const MOST_BYTES = 768 * 1024 * 1024;

test('whatever a file is made to do, its student hears a reason, and others’ files are read meanwhile', async () => {
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, largestChild())), 50);
  const hostile = HOSTILE_FILES.map(async ({ what, name, content }) => ({
    what,
    becomes: outcomeOf(await extract(name, content())),
  }));
  const honest = ['One.', 'Two.', 'Three.'].map((words) => extract('essay.txt', words));
  expect(await Promise.all(hostile)).toEqual(HOSTILE_FILES.map(({ what, becomes }) => ({ what, becomes })));
  clearInterval(watch);
  expect((await Promise.all(honest)).map(outcomeOf)).toEqual(['text', 'text', 'text']);
  expect(await extract('essay.txt', 'After all.')).toMatchObject({ kind: 'text', text: 'After all.' });
  expect(most).toBeLessThan(MOST_BYTES);
}, 240_000);
