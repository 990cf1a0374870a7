import type { ExtractionResult, HiddenWords } from '../extraction-pool.ts';
import { encodingOfCharset, encodingOfCodePage } from './code-pages.ts';
import { finished } from './extraction-result.ts';
import { rtfTokens, type RtfToken } from './rtf-tokens.ts';
import { RTF_CHARACTERS, RTF_READ, RTF_SKIPPED } from './rtf-words.ts';
import { hidingOf, type RunLook } from './run-look.ts';

/** Word nests some 20 groups; a document made to exhaust the reader has thousands. */
const MAX_DEPTH = 500;
/** Half-points (`\fs`): up to 3 pt nobody can read it. */
const TINY_HALF_POINTS = 6;
const LATIN = 'windows-1252';

/**
 * Reads a Rich Text file: body, then footnotes; no pictures, embedded objects, comments, deleted or hidden words.
 * Throws on groups that are nested too deeply or never end.
 */
export function rtfText(bytes: Uint8Array): ExtractionResult {
  const reader = newReader();
  for (const token of rtfTokens(bytes)) {
    readToken(token, reader);
    if (reader.stack.length === 0 && token.kind === 'brace') break; // what stands behind the document is none of it
  }
  if (reader.stack.length > 0) throw new Error('the document ends in the middle');
  flush(reader);
  const text = [reader.text, reader.notes].map((part) => part.join('').trim()).filter((part) => part !== '');
  return finished(text.join('\n\n'), {
    notices: reader.guessed ? ['encoding-guessed'] : [],
    hidden: reader.hidden,
    whenEmpty: reader.pictures > 0 ? 'image-only' : 'empty',
  });
}

type Group = RunLook & {
  /** Where its words go; `fonts` and `colours` are read for what they say of the text. */
  into: 'text' | 'notes' | 'nothing' | 'fonts' | 'colours';
  deleted: boolean;
  encoding: string | null;
  /** Characters to step over behind a `\u`, written for readers without Unicode. */
  unicodeSkip: number;
};

type Reader = {
  text: string[];
  notes: string[];
  hidden: HiddenWords[];
  pictures: number;
  guessed: boolean;
  group: Group;
  stack: Group[];
  /** A `\*` was read: the next word names a group that may be stepped over. */
  starred: boolean;
  /** Characters still to be stepped over. */
  skip: number;
  bytes: number[];
  encoding: string;
  fonts: Map<number, string | null>;
  font: number;
  white: boolean[];
  colour: [number, number, number];
};

function newReader(): Reader {
  const group: Group = { into: 'text', deleted: false, encoding: null, unicodeSkip: 1 };
  return {
    ...{ text: [], notes: [], hidden: [], pictures: 0, guessed: false, group, stack: [], starred: false, skip: 0 },
    ...{ bytes: [], encoding: LATIN, fonts: new Map<number, string | null>(), font: 0, white: [], colour: [0, 0, 0] },
  };
}

function readToken(token: RtfToken, reader: Reader): void {
  if (token.kind === 'brace') readBrace(token.opens, reader);
  else if (reader.skip > 0) reader.skip--;
  else if (token.kind === 'byte') readByte(token.byte, reader);
  else readControl(token, reader);
}

function readBrace(opens: boolean, reader: Reader): void {
  flush(reader);
  reader.skip = 0;
  reader.starred = false;
  if (!opens) reader.group = reader.stack.pop() ?? reader.group;
  else if (reader.stack.push({ ...reader.group }) > MAX_DEPTH) throw new Error('groups are nested too deeply');
}

function readByte(byte: number, reader: Reader): void {
  if (reader.group.into === 'colours' && byte === SEMICOLON) {
    reader.white.push(reader.colour.every((part) => part >= WHITE_FROM));
    reader.colour = [0, 0, 0];
  } else if (reader.group.into === 'text' || reader.group.into === 'notes') reader.bytes.push(byte);
}

const SEMICOLON = 0x3b;
/** The last shades before white cannot be told from it on a screen. */
const WHITE_FROM = 0xfc;

function readControl({ name, value }: { name: string; value: number | null }, reader: Reader): void {
  flush(reader);
  const into = destinationOf(name, reader);
  if (name === 'pict') reader.pictures++;
  reader.starred = name === '*';
  if (into === null) readWord(name, value, reader);
  else enter(into, reader);
}

/** Each note is a paragraph of its own, whether its writer says so or not. */
function enter(into: Group['into'], { group, notes }: Reader): void {
  if (into === 'notes' && notes.length > 0) notes.push('\n');
  group.into = into;
}

function readWord(name: string, value: number | null, reader: Reader): void {
  const { into } = reader.group;
  if (into === 'fonts') readFont(name, value, reader);
  else if (into === 'colours') readColour(name, value ?? 0, reader);
  else if (name === 'u') addUnicode(value ?? 0, reader);
  else if (RTF_CHARACTERS.has(name)) add(RTF_CHARACTERS.get(name) ?? '', reader);
  else FORMATS.get(name)?.(reader, value);
}

/** Where the words of a group go that begins with this word; null for a word that begins none. */
function destinationOf(name: string, { group, starred }: Reader): Group['into'] | null {
  if (name === 'fonttbl') return 'fonts';
  if (name === 'colortbl') return 'colours';
  // LibreOffice marks its footnotes with `\*`, Word does not.
  if (name === 'footnote') return group.into === 'text' ? 'notes' : group.into;
  if (RTF_SKIPPED.has(name) || (starred && !RTF_READ.has(name))) return 'nothing';
  return null;
}

function readFont(name: string, value: number | null, reader: Reader): void {
  if (name === 'f') reader.font = value ?? 0;
  if (name === 'fcharset') reader.fonts.set(reader.font, encodingOfCharset(value ?? 0));
}

function readColour(name: string, value: number, reader: Reader): void {
  const part = ['red', 'green', 'blue'].indexOf(name);
  if (part >= 0) reader.colour[part] = value;
}

type Format = (reader: Reader, value: number | null) => void;

/** A word without a number switches on; 0 switches off. */
const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['ansicpg', (reader, value) => readCodePage(value ?? 0, reader)],
  ['mac', (reader) => void (reader.encoding = 'macintosh')],
  ['pc', (reader) => void (reader.guessed = true)],
  ['pca', (reader) => void (reader.guessed = true)],
  ['uc', ({ group }, value) => void (group.unicodeSkip = Math.max(0, value ?? 1))],
  ['f', ({ group, fonts }, value) => void (group.encoding = fonts.get(value ?? 0) ?? null)],
  ['v', ({ group }, value) => void (group.vanish = value !== 0)],
  ['webhidden', ({ group }, value) => void (group.vanish = value !== 0)],
  ['deleted', ({ group }, value) => void (group.deleted = value !== 0)],
  ['cf', ({ group, white }, value) => void (group.white = white[value ?? 0] === true)],
  ['fs', ({ group }, value) => void (group.tiny = (value ?? DEFAULT_SIZE) <= TINY_HALF_POINTS)],
  ['plain', ({ group }) => Object.assign(group, { vanish: false, white: false, tiny: false, deleted: false })],
]);

const DEFAULT_SIZE = 24;

function readCodePage(page: number, reader: Reader): void {
  const encoding = encodingOfCodePage(page);
  reader.encoding = encoding ?? LATIN;
  reader.guessed ||= encoding === null;
}

/** A number is signed and of 16 bits; what lies beyond is written as two, a surrogate pair. */
function addUnicode(value: number, reader: Reader): void {
  add(String.fromCharCode(value & 0xffff), reader);
  reader.skip = reader.group.unicodeSkip;
}

/** Bytes are kept until something else comes: a character of an East Asian code page has two. */
function flush(reader: Reader): void {
  if (reader.bytes.length === 0) return;
  const encoding = reader.group.encoding ?? reader.encoding;
  const bytes = Uint8Array.from(reader.bytes);
  reader.bytes = [];
  add(new TextDecoder(encoding).decode(bytes), reader);
}

function add(text: string, reader: Reader): void {
  const { into, deleted } = reader.group;
  if (deleted || (into !== 'text' && into !== 'notes')) return;
  const kind = hidingOf(reader.group);
  if (kind !== null && text.trim() !== '') reader.hidden.push({ kind, text });
  if (reader.group.vanish !== true) reader[into].push(text);
}
