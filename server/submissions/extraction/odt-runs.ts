import type { SaxesTagNS } from 'saxes';
import type { HiddenWords } from '../extraction-pool.ts';
import { hidingOf, type RunLook } from './run-look.ts';
import { attribute, readStrictXml } from './strict-xml.ts';

/** Deleted words stand in `tracked-changes`, comments in `annotation`. */
const SKIPPED = new Set(['tracked-changes', 'annotation', 'forms', 'scripts', 'note-citation']);
/** Where the title and description of a picture stand. */
const SVG = /svg-compatible:1\.0$/;
const PARAGRAPHS = new Set(['p', 'h']);
const PICTURES = new Set(['image', 'object']);
/** Blanks that one `text:s` may stand for; documents use a dozen. */
const MAX_BLANKS = 1_000;

/**
 * The visible text of an OpenDocument `content.xml`, its notes apart, and the words in it that look hidden by their
 * styles. Hidden words are left out, as LibreOffice leaves them out; white or tiny words stay in sight here.
 */
export function odtRuns(xml: string, styles: ReadonlyMap<string, RunLook>): OdtRuns {
  const reader: Reader = {
    text: '',
    notes: '',
    hidden: [],
    pictures: 0,
    ...{ skipBelow: Infinity, noteBelow: Infinity },
  };
  const looks: RunLook[] = [];
  let inBody = false;
  readStrictXml(xml, {
    open: (tag, depth) => {
      if (tag.local === 'body') inBody = true;
      if (isHiddenNow(tag, 'hidden-paragraph')) Object.assign(looks.at(-1) ?? {}, { vanish: true });
      looks.push(lookOf(tag, looks.at(-1) ?? {}, styles));
      if (SKIPPED.has(tag.local) || SVG.test(tag.uri)) reader.skipBelow = Math.min(reader.skipBelow, depth);
      if (tag.local === 'note-body') reader.noteBelow = Math.min(reader.noteBelow, depth);
      if (inBody && depth < reader.skipBelow) openTag(tag, reader);
    },
    text: (text) => {
      if (inBody && reader.skipBelow === Infinity) addText(text.replace(/\s+/g, ' '), looks.at(-1) ?? {}, reader);
    },
    close: (tag, depth) => {
      looks.pop();
      if (depth < reader.skipBelow && PARAGRAPHS.has(tag.local)) write(reader, '\n');
      if (depth < reader.skipBelow && tag.local === 'table-cell') write(reader, '\t');
      if (depth === reader.skipBelow) reader.skipBelow = Infinity;
      if (depth === reader.noteBelow) reader.noteBelow = Infinity;
    },
  });
  return reader;
}

export type OdtRuns = { text: string; notes: string; hidden: HiddenWords[]; pictures: number };

type Reader = OdtRuns & { skipBelow: number; noteBelow: number };

/** What an element says of the words in it, over what stands around it. */
function lookOf(tag: SaxesTagNS, around: RunLook, styles: ReadonlyMap<string, RunLook>): RunLook {
  const family = tag.local === 'section' ? 'section' : PARAGRAPHS.has(tag.local) ? 'paragraph' : 'text';
  const own = styles.get(`${family}:${attribute(tag, 'style-name') ?? ''}`) ?? {};
  // A paragraph begins with its own style, whatever span a frame in it stands in.
  const look = PARAGRAPHS.has(tag.local) ? { vanish: around.vanish ?? false, ...own } : { ...around, ...own };
  const display = tag.local === 'section' && attribute(tag, 'display') === 'none';
  return display || around.vanish === true ? { ...look, vanish: true } : look;
}

/** A field that hides its paragraph or its own words when its condition holds (ODF 1.3 part 3 §7.7.9, §7.7.10). */
function isHiddenNow(tag: SaxesTagNS, name: 'hidden-paragraph' | 'hidden-text'): boolean {
  return tag.local === name && attribute(tag, 'is-hidden') === 'true';
}

function openTag(tag: SaxesTagNS, reader: Reader): void {
  if (isHiddenNow(tag, 'hidden-text')) addText(attribute(tag, 'string-value') ?? '', { vanish: true }, reader);
  if (PICTURES.has(tag.local)) reader.pictures++;
  if (tag.local === 'tab') write(reader, '\t');
  if (tag.local === 'line-break') write(reader, '\n');
  if (tag.local === 's') write(reader, ' '.repeat(Math.min(Number(attribute(tag, 'c') ?? 1) || 1, MAX_BLANKS)));
}

function addText(text: string, look: RunLook, reader: Reader): void {
  const kind = hidingOf(look);
  if (kind !== null && text.trim() !== '') reader.hidden.push({ kind, text });
  if (look.vanish !== true) write(reader, text);
}

function write(reader: Reader, text: string): void {
  if (reader.noteBelow === Infinity) reader.text += text;
  else reader.notes += text;
}
