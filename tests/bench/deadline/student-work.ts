import { docxOf, paragraph } from '../../support/sample-documents.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { gardenWork } from '../drafting/garden-work.ts';
import type { WorkToHandIn } from '../hand-in/hand-in-work.ts';

const WORDS = 600;
const FILE_BYTES = 200_000;
/** One student in twenty brings a file. */
const FILE_EVERY = 20;

/** What student `n` hands in, always the same: `text` is what must be found in the database afterwards. */
export function workOf(n: number): { text: string; work: WorkToHandIn } {
  const text = gardenWork(n, WORDS);
  if (n % FILE_EVERY !== FILE_EVERY - 1) return { text, work: { text } };
  return { text, work: { name: `essay-${n}.docx`, content: new Uint8Array(heavyDocx(text, n)) } };
}

/** A .docx of about 200 kB, most of it what Word itself puts there: marks of revisions that nobody sees. */
function heavyDocx(text: string, n: number): Buffer {
  const random = seededRandom(n);
  const digits = Array.from({ length: FILE_BYTES / 4 }, () => Math.floor(random() * 2 ** 32).toString(16));
  const marks = Array.from({ length: 100 }, (_, at) => {
    const mark = digits.slice((at * digits.length) / 100, ((at + 1) * digits.length) / 100).join('');
    return `<w:p w:rsidR="${mark}"/>`;
  });
  return docxOf(
    text
      .split('\n\n')
      .map((one) => paragraph(one))
      .join('') + marks.join(''),
  );
}
