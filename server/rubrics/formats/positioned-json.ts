/** A JSON value that knows where in the text it stands (RFC 8259). */
export type JsonNode = { line: number; column: number; path: string } & (
  | { kind: 'object'; members: Map<string, JsonNode> }
  | { kind: 'array'; items: JsonNode[] }
  | { kind: 'scalar'; value: string | number | boolean | null }
);

export type ReadJson =
  { kind: 'read'; root: JsonNode } | { kind: 'refused'; line: number; column: number; path: string; reason: string };

/** Rubrics nest six deep. */
const MAX_DEPTH = 40;

/** Reads a JSON text; what is wrong with it comes with its line and column. Never throws. */
export function readPositionedJson(text: string): ReadJson {
  const reader: Reader = { text, at: text.startsWith('\uFEFF') ? 1 : 0, breaks: lineBreaks(text) };
  try {
    const root = readValue(reader, '', 0);
    skipSpace(reader);
    if (reader.at < text.length) throw new JsonFault(reader.at, '', 'stands after the end of the JSON');
    return { kind: 'read', root };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return { kind: 'refused', ...positionOf(reader, error.offset), path: error.path, reason: error.message };
  }
}

type Reader = { text: string; at: number; breaks: number[] };

class JsonFault extends Error {
  readonly offset: number;
  readonly path: string;
  constructor(offset: number, path: string, reason: string) {
    super(reason);
    this.offset = offset;
    this.path = path;
  }
}

function lineBreaks(text: string): number[] {
  return [...text.matchAll(/\r\n|\r|\n/g)].map((found) => found.index + found[0].length);
}

function positionOf({ breaks }: Reader, offset: number): { line: number; column: number } {
  let [low, high] = [0, breaks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((breaks[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return { line: low + 1, column: offset - (low === 0 ? 0 : (breaks[low - 1] ?? 0)) + 1 };
}

function skipSpace(reader: Reader): void {
  const space = /[ \t\r\n]*/y;
  space.lastIndex = reader.at;
  reader.at += space.exec(reader.text)?.[0].length ?? 0;
}

function readValue(reader: Reader, path: string, depth: number): JsonNode {
  skipSpace(reader);
  if (depth > MAX_DEPTH) throw new JsonFault(reader.at, path, 'is nested too deeply');
  const sign = reader.text[reader.at];
  const where = { ...positionOf(reader, reader.at), path };
  if (sign === '{') return { ...where, kind: 'object', members: readMembers(reader, path, depth) };
  if (sign === '[') return { ...where, kind: 'array', items: readItems(reader, path, depth) };
  return { ...where, kind: 'scalar', value: sign === '"' ? readString(reader, path) : readWord(reader, path) };
}

function readMembers(reader: Reader, path: string, depth: number): Map<string, JsonNode> {
  const members = new Map<string, JsonNode>();
  readList(reader, path, '}', () => {
    skipSpace(reader);
    if (reader.text[reader.at] !== '"') throw new JsonFault(reader.at, path, 'should be a name in quotation marks');
    const name = readString(reader, path);
    skipSpace(reader);
    if (reader.text[reader.at] !== ':') throw new JsonFault(reader.at, path, `should be a colon after “${name}”`);
    reader.at++;
    members.set(name, readValue(reader, path === '' ? name : `${path}.${name}`, depth + 1));
  });
  return members;
}

function readItems(reader: Reader, path: string, depth: number): JsonNode[] {
  const items: JsonNode[] = [];
  readList(reader, path, ']', () => void items.push(readValue(reader, `${path}[${items.length}]`, depth + 1)));
  return items;
}

function readList(reader: Reader, path: string, end: string, readOne: () => void): void {
  reader.at++;
  skipSpace(reader);
  if (reader.text[reader.at] === end) {
    reader.at++;
    return;
  }
  for (;;) {
    readOne();
    skipSpace(reader);
    const sign = reader.text[reader.at];
    if (sign !== ',' && sign !== end) throw new JsonFault(reader.at, path, `should be a comma or ${end}`);
    reader.at++;
    if (sign === end) return;
  }
}

/** JSON.parse decides on what is a string or a number; we only find where it ends. */
function readString(reader: Reader, path: string): string {
  const found = /"[^"\\]*(?:\\[^][^"\\]*)*"/y;
  found.lastIndex = reader.at;
  const raw = found.exec(reader.text)?.[0];
  if (raw === undefined) throw new JsonFault(reader.at, path, 'is a text whose quotation mark is never closed');
  const value = parsedOrNull(raw);
  if (typeof value !== 'string') throw new JsonFault(reader.at, path, 'is a text with a line break or a wrong escape');
  reader.at += raw.length;
  return value;
}

function readWord(reader: Reader, path: string): number | boolean | null {
  const found = /[-+.\w]*/y;
  found.lastIndex = reader.at;
  const raw = found.exec(reader.text)?.[0] ?? '';
  const value = raw === 'null' ? null : parsedOrNull(raw);
  if (raw !== 'null' && typeof value !== 'number' && typeof value !== 'boolean')
    throw new JsonFault(reader.at, path, raw === '' ? 'should be a value' : `“${raw.slice(0, 40)}” is no JSON value`);
  reader.at += raw.length;
  return value as number | boolean | null;
}

function parsedOrNull(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return null;
  }
}
