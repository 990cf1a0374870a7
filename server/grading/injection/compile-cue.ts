import { foldedMarks, foldedSymbols } from './fold-text.ts';

/** A cue's folded source (see `english-cues.ts`) as a pattern over folded text: bounded gaps, so that it stays linear. */
export function compilePlain(source: string): RegExp {
  return new RegExp(expanded(source, `[\\s${foldedMarks}${foldedSymbols}]{1,4}`, '.{0,50}?'), 'gsu');
}

/** The same over letters that stand together without any space (spaced-out writing, put together again). */
export function compileTight(source: string): RegExp {
  const open = source.replace(/\(\?<=(?:[^()]|\([^()]*\))*\)/g, '').replaceAll(String.raw`\b`, '');
  return new RegExp(expanded(open, '', '.{0,30}?'), 'gsu');
}

/** A space that may be missing (` ?`) may also be several. */
function expanded(source: string, space: string, gap: string): string {
  const optional = space === '' ? '' : space.replace('{1,4}', '{0,4}');
  return source.replaceAll(' ?', optional).replaceAll(' ', space).replaceAll('~', gap);
}
