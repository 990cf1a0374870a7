import { LATEX_WORDS } from './latex-words.ts';

/**
 * The first JSON object in `text` at or after `from`, with the slips mended that models make: unescaped LaTeX
 * backslashes, raw line breaks and control characters in strings, commas before a closing bracket. What follows the
 * object is ignored. Null when no object begins there or it is never closed. One pass, linear in the text's length.
 */
export function mendJson(text: string, from = 0): MendedJson | null {
  const start = text.indexOf('{', from);
  if (start < 0) return null;
  const scan: Scan = { text, at: start, depth: 0, out: [] };
  while (scan.at < text.length) {
    step(scan);
    if (scan.depth === 0) return { json: scan.out.join(''), start };
  }
  return null;
}

export type MendedJson = { json: string; start: number };

type Scan = { text: string; at: number; depth: number; out: string[] };

function step(scan: Scan): void {
  const char = scan.text.charAt(scan.at);
  if (char === '"') {
    copyString(scan);
    return;
  }
  scan.at += 1;
  if (char === '{' || char === '[') scan.depth += 1;
  if (char === '}' || char === ']') scan.depth -= 1;
  const trailing = char === ',' && /^\s*[}\]]/.test(scan.text.slice(scan.at, scan.at + LOOK_AHEAD));
  if (!trailing && char !== '\u0000') scan.out.push(char);
}

/** White space between a stray comma and its bracket: a few line breaks and an indent. */
const LOOK_AHEAD = 80;

function copyString(scan: Scan): void {
  scan.out.push('"');
  scan.at += 1;
  while (scan.at < scan.text.length) {
    const char = scan.text.charAt(scan.at);
    if (char === '\\') {
      copyEscape(scan);
      continue;
    }
    scan.at += 1;
    scan.out.push(char < ' ' ? escapeControl(char) : char);
    if (char === '"') return;
  }
}

function copyEscape(scan: Scan): void {
  const { text, at } = scan;
  const next = text.charAt(at + 1);
  if (isLatex(text, at) || !isJsonEscape(text, at)) {
    scan.out.push('\\\\');
    scan.at += 1;
    return;
  }
  scan.out.push('\\', next);
  scan.at += 2;
}

function isLatex(text: string, at: number): boolean {
  if (!/[bfnrt]/.test(text.charAt(at + 1))) return false;
  const word = /^[A-Za-z]+/.exec(text.slice(at + 1, at + 1 + LONGEST_WORD))?.[0] ?? '';
  return LATEX_WORDS.has(word);
}

const LONGEST_WORD = 24;

/** RFC 8259 §7. */
function isJsonEscape(text: string, at: number): boolean {
  const next = text.charAt(at + 1);
  return next === 'u' ? /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) : '"\\/bfnrt'.includes(next) && next !== '';
}

/** RFC 8259 §7: control characters must be escaped; NUL has no place in any text of ours. */
function escapeControl(char: string): string {
  return char === '\u0000' ? '' : JSON.stringify(char).slice(1, -1);
}
