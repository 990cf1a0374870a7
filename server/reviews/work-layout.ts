import type { Work } from '../submissions/submission.ts';
import type { WorkPiece } from './work-view.ts';

/** How a work is laid out: running text, the pages of a document, or numbered lines of code. */
export type WorkLayout = {
  kind: 'prose' | 'pages' | 'code';
  /** Offsets at which a page or line begins, rising; the first is 0. Empty for prose. */
  starts: number[];
  /** Page numbers of the document, beside `starts`: a page without words is left out. Null elsewhere. */
  pages: number[] | null;
};

/** `.ipynb` is listed too: its cells are stored as text, code and prose in one. */
const CODE =
  /\.(py|ipynb|r|rmd|jl|m|java|kts?|scala|groovy|[ch]|cc|cpp|cxx|h?hpp?|cs|fs|vb|go|rs|swift|[mc]?jsx?|tsx?|vue|php|rb|p[lm]|lua|sh|bash|sql|hs|mli?|elm|erl|exs?|clj|lisp|scm|rkt|pro|dart|asm|s|v|vhd|sv|f90|pas|ada|json|ya?ml|toml|xml|html|css|csv|tsv)$/i;

export function workLayout({ text, file, extraction }: Work): WorkLayout {
  const pages = extraction.status === 'done' ? (extraction.pages ?? []) : [];
  if (pages.length > 0)
    return { kind: 'pages', starts: pages.map(({ start }) => start), pages: pages.map(({ page }) => page) };
  if (file && CODE.test(file.name)) return { kind: 'code', starts: lineStarts(text), pages: null };
  return { kind: 'prose', starts: [], pages: null };
}

function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\n(?=[^])/g), ({ index }) => index + 1)];
}

/** Pieces gathered under the page or line they stand on; prose is one block. Pieces never cross a start. */
export function workBlocks(pieces: readonly WorkPiece[], { kind, starts, pages }: WorkLayout) {
  if (kind === 'prose') return { [kind]: true, blocks: [{ label: null, pieces: [...pieces] }] };
  const blocks = starts.map((_, index) => ({ label: pages?.[index] ?? index + 1, pieces: [] as WorkPiece[] }));
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
