import { getResolvedPDFJS, type getDocumentProxy } from 'unpdf';
import type { HiddenWords } from '../extraction-pool.ts';

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

/**
 * Words that a page holds but does not show: drawn without ink (text rendering modes 3 and 7, ISO 32000-1 §9.3.6) or
 * filled with white. White words on a dark ground are found too: a notice, not a verdict.
 */
export async function unseenWords(page: Page): Promise<HiddenWords[]> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  const hidden: HiddenWords[] = [];
  let ink: Ink = { mode: 0, white: false };
  const kept: Ink[] = [];
  for (const [index, operator] of fnArray.entries()) {
    const args: unknown = argsArray[index];
    if (operator === OPS.save) kept.push(ink);
    else if (operator === OPS.restore) ink = kept.pop() ?? ink;
    else if (operator === OPS.setTextRenderingMode) ink = { ...ink, mode: Number(firstOf(args)) };
    else if (operator === OPS.setFillRGBColor) ink = { ...ink, white: isWhite(firstOf(args)) };
    else if (operator === OPS.showText) hidden.push(...wordsShown(args, ink));
  }
  return hidden;
}

type Ink = { mode: number; white: boolean };

/** Text without ink, and text that only adds to the clipping path. */
const UNPAINTED = new Set([3, 7]);

function wordsShown(args: unknown, { mode, white }: Ink): HiddenWords[] {
  if (!UNPAINTED.has(mode) && !white) return [];
  const text = `${glyphsOf(args).map(letterOf).join('')} `;
  if (text.trim() === '') return [];
  return [{ kind: UNPAINTED.has(mode) ? 'unpainted' : 'white', text }];
}

function firstOf(args: unknown): unknown {
  return Array.isArray(args) ? args[0] : undefined;
}

function glyphsOf(args: unknown): unknown[] {
  const glyphs = firstOf(args);
  return Array.isArray(glyphs) ? glyphs : [];
}

/** A glyph knows its character; numbers between glyphs only move the pen. */
function letterOf(glyph: unknown): string {
  const { unicode } = Object(glyph) as { unicode?: unknown };
  return typeof unicode === 'string' ? unicode : '';
}

/** `#rrggbb`; the last few shades before white cannot be told from it on a screen. */
function isWhite(colour: unknown): boolean {
  return typeof colour === 'string' && /^#f[c-f]f[c-f]f[c-f]$/i.test(colour);
}
