import { SaxesParser, type SaxesTagNS } from 'saxes';

/** Nested tables reach some 60; a document made to exhaust the reader has thousands. */
const MAX_DEPTH = 256;
/** Half-points (`w:sz`): up to 3 pt nobody can read it. */
const TINY_HALF_POINTS = 6;
const WORD =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|purl\.oclc\.org\/ooxml\/wordprocessingml\/main)$/;
/** Of a choice and its fallback only the choice counts, or its text would stand twice. Moved text stands at its goal. */
const SKIPPED = new Set(['Fallback', 'moveFrom', 'del', 'instrText', 'delText']);
const PICTURES = new Set(['pic', 'imagedata', 'object']);
const BREAKS: Record<string, string> = { p: '\n', tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-', tc: '\t' };

/**
 * The visible text of one WordprocessingML part, and codes for what looks hidden. Words marked as hidden (`w:vanish`)
 * are left out, as Word leaves them out; white or tiny words stay in sight here, with a notice.
 * Throws on a DOCTYPE (entities), on broken XML and beyond the depth limit.
 */
export function wordRuns(xml: string): { text: string; notices: string[]; pictures: number } {
  const reader = { text: '', notices: new Set<string>(), pictures: 0, run: plainRun(), depth: 0, skipBelow: Infinity };
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a DOCTYPE is not allowed in a Word document');
  });
  let inText = false;
  parser.on('opentag', (tag) => {
    if (++reader.depth > MAX_DEPTH) throw new Error('the XML is nested too deeply');
    if (PICTURES.has(tag.local)) reader.pictures++;
    if (SKIPPED.has(tag.local)) reader.skipBelow = Math.min(reader.skipBelow, reader.depth);
    if (!isVisibleTag(tag, reader)) return;
    inText = tag.local === 't';
    openTag(tag, reader);
  });
  parser.on('text', (text) => {
    if (inText) addText(text, reader);
  });
  parser.on('closetag', (tag) => {
    inText = false;
    if (isVisibleTag(tag, reader) && (tag.local === 'p' || tag.local === 'tc')) reader.text += BREAKS[tag.local] ?? '';
    if (reader.depth-- === reader.skipBelow) reader.skipBelow = Infinity;
  });
  parser.write(xml).close();
  return { text: reader.text, notices: [...reader.notices], pictures: reader.pictures };
}

type Run = { vanish: boolean; white: boolean; tiny: boolean };
type Reader = { text: string; notices: Set<string>; run: Run; depth: number; skipBelow: number };

function plainRun(): Run {
  return { vanish: false, white: false, tiny: false };
}

function isVisibleTag(tag: SaxesTagNS, reader: Reader): boolean {
  return WORD.test(tag.uri) && reader.depth < reader.skipBelow;
}

function openTag(tag: SaxesTagNS, reader: Reader): void {
  const value = Object.values(tag.attributes).find((attribute) => attribute.local === 'val')?.value;
  const isOn = value === undefined || !['0', 'false', 'off'].includes(value);
  if (tag.local === 'r') reader.run = plainRun();
  if (tag.local === 'vanish') reader.run.vanish = isOn;
  if (tag.local === 'color') reader.run.white = /^f[c-f]f[c-f]f[c-f]$/i.test(value ?? '');
  if (tag.local === 'sz') reader.run.tiny = Number(value) <= TINY_HALF_POINTS;
  if (['tab', 'br', 'cr', 'noBreakHyphen'].includes(tag.local)) reader.text += BREAKS[tag.local] ?? '';
}

function addText(text: string, reader: Reader): void {
  if (text.trim() !== '') {
    if (reader.run.vanish) reader.notices.add('hidden-left-out');
    else if (reader.run.white) reader.notices.add('hidden-white');
    else if (reader.run.tiny) reader.notices.add('hidden-tiny');
  }
  if (!reader.run.vanish) reader.text += text;
}
