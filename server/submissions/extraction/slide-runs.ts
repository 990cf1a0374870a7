import type { SaxesTagNS } from 'saxes';
import type { HiddenWords } from '../extraction-pool.ts';
import type { SlideSize } from './pptx-text.ts';
import { hidingOf, type RunLook } from './run-look.ts';
import { attribute, isWhite, readStrictXml } from './strict-xml.ts';

/** Of a choice and its fallback only the choice counts, or its text would stand twice. */
const SKIPPED = new Set(['Fallback']);
/** Placeholders that every slide repeats: its number, the date, header and footer ([ECMA-376] part 1 §19.7.10). */
const REPEATED = new Set(['sldNum', 'dt', 'hdr', 'ftr', 'sldImg']);
const SHAPES = new Set(['sp', 'graphicFrame', 'pic', 'cxnSp']);
/** Hundredths of a point: up to 3 pt nobody can read it. */
const TINY_HUNDREDTHS = 300;

/** The text of one slide, notes page or diagram, shape by shape, and the words in it that look hidden. */
export function slideRuns(xml: string, size: SlideSize): SlideRuns {
  const reader: Reader = {
    ...{ text: '', hidden: [], pictures: 0, isHidden: false, skipBelow: Infinity },
    ...{ size, groups: 0, shape: null, run: null, inText: false },
  };
  readStrictXml(xml, {
    open: (tag, depth) => {
      if (SKIPPED.has(tag.local)) reader.skipBelow = Math.min(reader.skipBelow, depth);
      if (depth < reader.skipBelow) openTag(tag, reader);
    },
    text: (text) => {
      if (reader.inText && reader.skipBelow === Infinity) addText(text, reader);
    },
    close: (tag, depth) => {
      if (depth < reader.skipBelow) closeTag(tag.local, reader);
      if (depth === reader.skipBelow) reader.skipBelow = Infinity;
    },
  });
  const { text, hidden, pictures, isHidden } = reader;
  return { text, hidden, pictures, isHidden };
}

export type SlideRuns = { text: string; hidden: HiddenWords[]; pictures: number; isHidden: boolean };

type Reader = SlideRuns & {
  skipBelow: number;
  size: SlideSize;
  /** Open groups: shapes in them are placed in the group's own measure. */
  groups: number;
  shape: { unseen: boolean; repeated: boolean; x: number; y: number } | null;
  run: RunLook | null;
  inText: boolean;
};

function openTag(tag: SaxesTagNS, reader: Reader): void {
  openPart(tag, reader);
  if (reader.shape) readShape(tag, reader.shape);
  if (reader.shape && reader.size && reader.groups === 0) readPlace(tag, reader.shape, reader.size);
  if (RUNS.has(tag.local)) reader.run = {};
  if (reader.run) readLook(tag, reader.run);
  if (tag.local === 't') reader.inText = true;
  if (tag.local === 'br') write(reader, '\n');
}

const RUNS = new Set(['r', 'fld']);

function openPart(tag: SaxesTagNS, reader: Reader): void {
  if (tag.local === 'sld') reader.isHidden = ['0', 'false'].includes(attribute(tag, 'show') ?? '1');
  if (tag.local === 'grpSp') reader.groups++;
  if (tag.local === 'pic') reader.pictures++;
  if (SHAPES.has(tag.local)) reader.shape = { unseen: false, repeated: false, x: 0, y: 0 };
}

function closeTag(name: string, reader: Reader): void {
  if (name === 'grpSp') reader.groups--;
  if (name === 't') reader.inText = false;
  if (RUNS.has(name)) reader.run = null;
  if (name === 'p') write(reader, '\n');
  if (name === 'tc') write(reader, '\t');
  if (SHAPES.has(name)) reader.shape = null;
}

type Shape = NonNullable<Reader['shape']>;

function readShape(tag: SaxesTagNS, shape: Shape): void {
  if (tag.local === 'cNvPr' && ['1', 'true'].includes(attribute(tag, 'hidden') ?? '')) shape.unseen = true;
  if (tag.local === 'ph' && REPEATED.has(attribute(tag, 'type') ?? '')) shape.repeated = true;
}

/** A shape wholly beside the slide is not seen. */
function readPlace(tag: SaxesTagNS, shape: Shape, { width, height }: NonNullable<SlideSize>): void {
  const number = (name: string) => Number(attribute(tag, name));
  if (tag.local === 'off') Object.assign(shape, { x: number('x'), y: number('y') });
  if (tag.local !== 'ext' || attribute(tag, 'cx') === undefined) return;
  const isLeftOrAbove = shape.x + number('cx') <= 0 || shape.y + number('cy') <= 0;
  if (isLeftOrAbove || shape.x >= width || shape.y >= height) shape.unseen = true;
}

function readLook(tag: SaxesTagNS, look: RunLook): void {
  if (tag.local === 'rPr') look.tiny = Number(attribute(tag, 'sz') ?? Infinity) <= TINY_HUNDREDTHS;
  if (tag.local === 'srgbClr') look.white = isWhite(attribute(tag, 'val') ?? '');
  if (tag.local === 'schemeClr') look.white = attribute(tag, 'val') === 'bg1';
}

function addText(text: string, reader: Reader): void {
  const kind = hidingOf({ ...reader.run, vanish: reader.shape?.unseen === true });
  if (kind !== null && reader.shape?.repeated !== true && text.trim() !== '') reader.hidden.push({ kind, text });
  write(reader, text);
}

function write(reader: Reader, text: string): void {
  if (reader.shape?.unseen !== true && reader.shape?.repeated !== true) reader.text += text;
}
