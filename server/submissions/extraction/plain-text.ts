import { analyse } from 'chardet';
import type { ExtractionResult } from '../extraction-pool.ts';
import { failed, finished } from './extraction-result.ts';
import { notebookText } from './notebook-text.ts';

/** A notebook's cells where the name and the content say that it is one, otherwise its text as it stands. */
export function textOrNotebook(bytes: Uint8Array, name: string): ExtractionResult {
  const json = /\.ipynb$/i.test(name) ? decode(bytes, 'utf-8') : null; // JSON is UTF-8 (RFC 8259 §8.1)
  const cells = json === null ? null : notebookText(json);
  return cells === null ? plainText(bytes) : finished(cells.text, cells);
}

/** Text, Markdown and source code: UTF-8 or a byte-order mark where it holds, otherwise the likeliest old encoding. */
function plainText(bytes: Uint8Array): ExtractionResult {
  const marked = byteOrderMark(bytes);
  if (marked) return decoded(bytes, marked, []);
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== null) return isText(utf8) ? finished(utf8) : failed('unreadable');
  const guess = analyse(bytes)[0];
  return guess ? decoded(bytes, guess.name, ['encoding-guessed']) : failed('unreadable');
}

function decoded(bytes: Uint8Array, encoding: string, notices: string[]): ExtractionResult {
  const text = decode(bytes, encoding);
  return text !== null && isText(text) ? finished(text, { notices }) : failed('unreadable');
}

/** Null for bytes that are not this encoding, and for an encoding this runtime does not know. */
function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** Binary data often decodes as something; a NUL never stands in a text. */
function isText(text: string): boolean {
  return !text.includes('\0');
}
