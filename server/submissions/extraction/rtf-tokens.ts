/** The pieces that an RTF file is made of (RTF 1.9.1, "Basic Entities"). */
export type RtfToken =
  | { kind: 'brace'; opens: boolean }
  /** A control word with its number, or a control symbol such as `\~`. */
  | { kind: 'control'; name: string; value: number | null }
  /** One character in the code page of the moment: written as it is, or as `\'hh`. */
  | { kind: 'byte'; byte: number };

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const QUOTE = 0x27;
/** A control word has at most 32 letters, its number at most 10 digits with its sign. */
const WORD = /([A-Za-z]{1,32})(-?\d{1,10})? ?/y;

/** Takes an RTF file apart, one token at a time; what follows `\bin` is stepped over. Throws on nothing. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === OPEN || code === CLOSE) {
      yield { kind: 'brace', opens: code === OPEN };
      at++;
    } else if (code === BACKSLASH) {
      const control = controlAt(text, at + 1);
      yield control.token;
      at = control.next;
    } else {
      if (code !== 0x0d && code !== 0x0a && code !== 0) yield { kind: 'byte', byte: code };
      at++;
    }
  }
}

/** What stands behind a backslash, and where it ends. */
function controlAt(text: string, at: number): { token: RtfToken; next: number } {
  WORD.lastIndex = at;
  const word = WORD.exec(text);
  if (word) {
    const [whole, name = '', digits] = word;
    const value = digits === undefined ? null : Number(digits);
    const data = name === 'bin' ? Math.max(0, value ?? 0) : 0;
    return { token: { kind: 'control', name, value }, next: at + whole.length + data };
  }
  if (text.charCodeAt(at) === QUOTE) {
    const byte = Number.parseInt(text.slice(at + 1, at + 3), 16);
    return { token: { kind: 'byte', byte: Number.isNaN(byte) ? 0x3f : byte }, next: at + 3 };
  }
  return symbolAt(text, at);
}

/** An escaped brace or backslash is a character like any other. */
function symbolAt(text: string, at: number): { token: RtfToken; next: number } {
  const name = text.charAt(at);
  const token: RtfToken = ['{', '}', '\\'].includes(name)
    ? { kind: 'byte', byte: name.charCodeAt(0) }
    : { kind: 'control', name, value: null };
  return { token, next: at + 1 };
}
