import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExtractionPool } from '../../server/submissions/extraction-pool-children.ts';
import type { ExtractionPool } from '../../server/submissions/extraction-pool.ts';
import { extractionResultSchema } from '../../server/submissions/extraction/extraction-result.ts';
import { docxOf, paragraph, pdfOf, textPage, zipOf } from '../support/sample-documents.ts';
import { odtOf, pptxOf, textBox } from '../support/sample-office.ts';
import { pick } from '../support/random-rubric.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { spoil } from './spoil.ts';

/**
 * Files as students hand them in, one good one of each format and then as many spoiled ones, in their bytes or in the
 * text inside them, through the contained child: tells each one that came to neither words nor a reason, and each good
 * one that was not read. `outcomes` counts what they came to. The same seed spoils the same files.
 */
export async function fuzzFiles({ rounds, seed }: { rounds: number; seed: number }) {
  const folder = await mkdtemp(join(tmpdir(), 'second-reader-fuzz-files-'));
  const pool = createExtractionPool(2);
  const faults: string[] = [];
  const outcomes: Record<string, number> = {};
  const waiting = filesToTry(rounds, seed).values();
  const next = async (): Promise<void> => {
    for (const file of waiting) {
      const outcome = await outcomeOf(pool, folder, file);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (outcome.startsWith('!') || (file.good && outcome !== 'text')) faults.push(`${file.label}: ${outcome}`);
    }
  };
  await Promise.all([next(), next()]);
  await pool.close();
  await rm(folder, { recursive: true });
  return { outcomes, faults };
}

type File = { label: string; name: string; bytes: Buffer; good: boolean };

function filesToTry(rounds: number, seed: number): File[] {
  const good = SAMPLES.map(({ name, make }) => ({ label: name, name, bytes: make((text) => text), good: true }));
  const spoiled = Array.from({ length: rounds }, (_, round) => {
    const { name, bytes } = spoiledFile(seededRandom(seed * 1_000_003 + round), round);
    return { label: `round ${round}, ${name}`, name, bytes, good: false };
  });
  return [...good, ...spoiled];
}

type Sample = { name: string; make: (inside: (text: string) => string) => Buffer };

const words = 'The leaves fall because of abscission.';
const notebook = { nbformat: 4, metadata: {}, cells: [{ cell_type: 'markdown', source: [words], metadata: {} }] };

/** `inside` may change the text that a format wraps, so that what is spoiled gets past the wrapping. */
const SAMPLES: readonly Sample[] = [
  { name: 'a.docx', make: (inside) => docxOf(inside(paragraph(words) + paragraph('hidden', '<w:vanish/>'))) },
  { name: 'a.odt', make: (inside) => odtOf(inside(`<text:p>${words}</text:p><text:p>More.</text:p>`)) },
  { name: 'a.pptx', make: (inside) => pptxOf([{ shapes: inside(textBox(words)), notes: 'Say it.' }]) },
  { name: 'a.pdf', make: (inside) => pdfOf([inside(textPage([words, 'A second line.']))]) },
  {
    name: 'a.rtf',
    make: (inside) => Buffer.from(inside(String.raw`{\rtf1\ansi{\b ${words}}\par\u8364 ?\'e4}`), 'latin1'),
  },
  { name: 'a.ipynb', make: (inside) => Buffer.from(inside(JSON.stringify(notebook))) },
  {
    name: 'a.zip',
    make: (inside) =>
      zipOf([
        { name: 'src/a.py', content: inside('x = 1\n') },
        { name: 'b.md', content: words },
      ]),
  },
  { name: 'a.txt', make: (inside) => Buffer.from(inside(words)) },
];

function spoiledFile(random: () => number, round: number): { name: string; bytes: Buffer } {
  const sample = SAMPLES[round % SAMPLES.length] as Sample;
  const name = random() < 0.1 ? pick(random, SAMPLES).name : sample.name;
  if (random() < 0.5) return { name, bytes: sample.make((text) => spoil(text, random)) };
  return {
    name,
    bytes: Buffer.from(
      spoil(
        flipped(
          sample.make((text) => text),
          random,
        ),
        random,
      ),
      'latin1',
    ),
  };
}

function flipped(bytes: Buffer, random: () => number): string {
  for (let times = Math.floor(random() * 8); times > 0; times--)
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  return bytes.toString('latin1');
}

/** `text`, the reason that a person would read, or what should not have happened, after an exclamation mark. */
async function outcomeOf(pool: ExtractionPool, folder: string, { label, name, bytes }: File): Promise<string> {
  const path = join(folder, label);
  await writeFile(path, bytes);
  try {
    const result = extractionResultSchema.parse(await pool.extract(path, name));
    return result.kind === 'text' ? 'text' : result.reason;
  } catch (error) {
    return `! ${String(error)}`;
  }
}
