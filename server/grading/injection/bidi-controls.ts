import type { Span } from '../assessment.ts';

/**
 * Stretches whose shown order a writer has forced: overrides always (UAX 9 §2.2: they belong in part numbers, not in
 * prose), embeddings and isolates that are never closed in their paragraph (UAX 9 §3.1.2 ends them there), and closing
 * marks that close nothing. Balanced embeddings and isolates and the single marks LRM, RLM and ALM are what honest
 * Arabic and Hebrew editors write, and pass. A stretch reaches to its closing mark, or to the end of the line.
 */
export function findBidiControls(text: string): Span[] {
  if (!CONTROL.test(text)) return [];
  const spans: Span[] = [];
  for (const line of text.matchAll(/[^\n\r\u2029]+/g)) spans.push(...controlsIn(line[0], line.index));
  return spans;
}

const CONTROL = /[\u202a-\u202e\u2066-\u2069]/;
const ALL_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const OVERRIDES = new Set(['\u202d', '\u202e']);
const POP_EMBEDDING = '\u202c';
const POP_ISOLATE = '\u2069';

type Open = { start: number; sign: string };

function controlsIn(line: string, at: number): Span[] {
  const open: Open[] = [];
  const spans: Span[] = [];
  for (const { 0: sign, index } of line.matchAll(ALL_CONTROLS)) {
    if (sign !== POP_EMBEDDING && sign !== POP_ISOLATE) open.push({ start: index, sign });
    else {
      const closed = closes(open, sign) ? open.pop() : { start: index, sign: '' };
      if (closed && (closed.sign === '' || OVERRIDES.has(closed.sign))) spans.push(span(closed.start, index + 1, at));
    }
  }
  const unclosed = open[0];
  if (unclosed) spans.push(span(unclosed.start, line.length, at));
  return merged(spans);
}

function closes(open: readonly Open[], sign: string): boolean {
  const last = open.at(-1);
  if (!last) return false;
  const isIsolate = last.sign >= '\u2066';
  return isIsolate === (sign === POP_ISOLATE);
}

function span(start: number, end: number, at: number): Span {
  return { start: at + start, end: at + end };
}

/** Nested stretches become one. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const one of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && one.start < last.end) last.end = Math.max(last.end, one.end);
    else result.push({ ...one });
  }
  return result;
}
