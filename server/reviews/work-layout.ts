import { isCodeName } from '../submissions/extraction/file-formats.ts';
import type { Work } from '../submissions/work.ts';
import type { WorkPiece } from './work-view.ts';

/** How a work is laid out: running text, the pages of a document, or numbered lines of code. */
export type WorkLayout = {
  kind: 'prose' | 'pages' | 'code';
  /** Offsets at which a page or line begins, rising; the first is 0. Empty for prose. */
  starts: number[];
  /**
   * Numbers beside `starts`. Of pages: a page without words is left out. Of lines: they begin anew with each cell of a
   * notebook or file of a project, whose heading has none.
   */
  labels: (number | null)[];
};

export function workLayout({ text, file, extraction }: Work): WorkLayout {
  const { pages = [], sections = [] } = extraction.status === 'done' ? extraction : {};
  if (pages.length > 0)
    return { kind: 'pages', starts: pages.map(({ start }) => start), labels: pages.map(({ page }) => page) };
  if (!(file && isCodeName(file.name))) return { kind: 'prose', starts: [], labels: [] };
  const starts = lineStarts(text);
  return { kind: 'code', starts, labels: lineNumbers(starts, new Set(sections)) };
}

function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\n(?=[^])/g), ({ index }) => index + 1)];
}

function lineNumbers(starts: readonly number[], headings: ReadonlySet<number>): (number | null)[] {
  let line = 0;
  return starts.map((start) => {
    line = headings.has(start) ? 0 : line + 1;
    return line === 0 ? null : line;
  });
}

/**
 * Pieces gathered under the page or line they stand on; prose is one block. Pieces never cross a start. `place` is the
 * block's own number in the work, for its anchor.
 */
export function workBlocks(pieces: readonly WorkPiece[], { kind, starts, labels }: WorkLayout) {
  if (kind === 'prose') return { [kind]: true, blocks: [{ label: null, place: 1, pieces: [...pieces] }] };
  const blocks = starts.map((_, index) => ({
    label: labels[index] ?? null,
    place: index + 1,
    pieces: [] as WorkPiece[],
  }));
  let at = 0;
  for (const piece of pieces) {
    while (at + 1 < starts.length && piece.start >= (starts[at + 1] ?? 0)) at += 1;
    blocks[at]?.pieces.push(withoutBreak(piece, kind));
  }
  return { [kind]: true, blocks };
}

/** A line of code is a block of its own: its line break would be a second one. */
function withoutBreak(piece: WorkPiece, kind: WorkLayout['kind']): WorkPiece {
  return kind === 'code' ? { ...piece, text: piece.text.replace(/\n$/, '') } : piece;
}
