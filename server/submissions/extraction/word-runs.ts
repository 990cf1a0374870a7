import type { SaxesTagNS } from 'saxes';
import type { HiddenWords } from '../extraction-pool.ts';
import { hidingOf, type RunLook } from './run-look.ts';
import { attribute, readStrictXml } from './strict-xml.ts';
import { readLook } from './word-styles.ts';

const WORD =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|purl\.oclc\.org\/ooxml\/wordprocessingml\/main)$/;
/** Of a choice and its fallback only the choice counts, or its text would stand twice. Moved text stands at its goal. */
const SKIPPED = new Set(['Fallback', 'moveFrom', 'del', 'instrText', 'delText']);
const PICTURES = new Set(['pic', 'imagedata', 'object']);
const BREAKS: Record<string, string> = { p: '\n', tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-', tc: '\t' };

/**
 * The visible text of one WordprocessingML part, and the words in it that look hidden, by their own format or by their
 * style. Words marked as hidden (`w:vanish`) are left out, as Word leaves them out; white or tiny words stay in sight
 * here. Throws on a DOCTYPE (entities), on broken XML and beyond the depth limit.
 */
export function wordRuns(xml: string, styles: ReadonlyMap<string, RunLook>): WordRuns {
  const reader: Reader = {
    ...{ text: '', hidden: [], pictures: 0, depth: 0, skipBelow: Infinity },
    ...{ styles, paragraph: {}, run: {} },
  };
  let inText = false;
  readStrictXml(xml, {
    open: (tag, depth) => {
      reader.depth = depth;
      if (PICTURES.has(tag.local)) reader.pictures++;
      if (SKIPPED.has(tag.local)) reader.skipBelow = Math.min(reader.skipBelow, depth);
      if (!isVisibleTag(tag, reader)) return;
      inText = tag.local === 't';
      openTag(tag, reader);
    },
    text: (text) => {
      if (inText) addText(text, reader);
    },
    close: (tag, depth) => {
      inText = false;
      if (isVisibleTag(tag, reader) && (tag.local === 'p' || tag.local === 'tc'))
        reader.text += BREAKS[tag.local] ?? '';
      if (depth === reader.skipBelow) reader.skipBelow = Infinity;
      reader.depth = depth - 1;
    },
  });
  return { text: reader.text, hidden: reader.hidden, pictures: reader.pictures };
}

export type WordRuns = { text: string; hidden: HiddenWords[]; pictures: number };

type Reader = WordRuns & {
  depth: number;
  skipBelow: number;
  styles: ReadonlyMap<string, RunLook>;
  /** What the paragraph's style gives its runs, and the look of the run being read. */
  paragraph: RunLook;
  run: RunLook;
};

function isVisibleTag(tag: SaxesTagNS, reader: Reader): boolean {
  return WORD.test(tag.uri) && reader.depth < reader.skipBelow;
}

function openTag(tag: SaxesTagNS, reader: Reader): void {
  const style = reader.styles.get(attribute(tag, 'val') ?? '') ?? {};
  if (tag.local === 'p') reader.paragraph = {};
  if (tag.local === 'pStyle') reader.paragraph = style;
  if (tag.local === 'r') reader.run = { ...reader.paragraph };
  if (tag.local === 'rStyle') Object.assign(reader.run, style);
  readLook(reader.run, tag);
  if (['tab', 'br', 'cr', 'noBreakHyphen'].includes(tag.local)) reader.text += BREAKS[tag.local] ?? '';
}

function addText(text: string, reader: Reader): void {
  const kind = hidingOf(reader.run);
  if (kind !== null && text.trim() !== '') reader.hidden.push({ kind, text });
  if (!reader.run.vanish) reader.text += text;
}
