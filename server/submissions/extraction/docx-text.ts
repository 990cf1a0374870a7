import type { ExtractionResult } from '../extraction-pool.ts';
import { failed, finished } from './extraction-result.ts';
import { readArchiveParts, type Archive } from './archive-parts.ts';
import { wordRuns } from './word-runs.ts';
import { wordStyles } from './word-styles.ts';

/** Body, then foot- and endnotes: what a student would call the text of the document. */
const PARTS = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'];

const STYLES = 'word/styles.xml';

/** Reads the runs of a .docx: text only, no images, fields, comments, deleted or hidden words. */
export async function docxText(opened: Archive): Promise<ExtractionResult> {
  const archive = await readArchiveParts(opened, (path) => PARTS.includes(path) || path === STYLES);
  if (archive.kind === 'refused') return failed(archive.reason);
  if (!archive.parts.has('word/document.xml')) return failed('unsupported');
  const styles = wordStyles(archive.parts.get(STYLES) ?? NO_STYLES);
  const read = PARTS.flatMap((part) => archive.parts.get(part) ?? []).map((part) => wordRuns(part, styles));
  const text = read.map((part) => part.text.trim()).filter((part) => part !== '');
  const hasPictures = read.some((part) => part.pictures > 0);
  return finished(text.join('\n\n'), {
    hidden: read.flatMap((part) => part.hidden),
    whenEmpty: hasPictures ? 'image-only' : 'empty',
  });
}

const NO_STYLES = '<styles/>';
