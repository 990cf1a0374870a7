import type { Point, Span } from '../grading/assessment.ts';
import { inspectText, type HiddenPassage, type TextInspection } from '../grading/injection/inspect-text.ts';
import type { Submission } from '../submissions/submission.ts';
import { workBlocks, workLayout } from './work-layout.ts';
import { workPieces, type WorkPiece } from './work-view.ts';

/**
 * The work as the teacher's page prints it, with what a person would not see made visible: characters without ink
 * stand as `⟦…⟧`, hidden and instruction-like passages are marked, and a notice above says what they are and which
 * words a document hid. Nothing here accuses or decides: the words are shown, a person judges. `readWithout`: levels
 * were also chosen without the instruction-like passages, which is so only where there is a draft.
 */
export function injectionView(work: Submission['work'], points: readonly Point[], readWithout: boolean) {
  const inspection = inspectText(work.text);
  const layout = workLayout(work);
  const instructions = inspection.instructions.map(({ start, end }) => work.text.slice(start, end));
  const words = work.extraction.status === 'done' ? (work.extraction.hidden ?? []) : [];
  const characters = new Set(inspection.hidden.map(({ kind }) => `injection:hidden.${kind}`));
  return {
    work: workBlocks(inspectedPieces(work.text, points, { inspection, borders: layout.starts }), layout),
    notice:
      instructions.length + words.length + characters.size === 0
        ? null
        : {
            instructions: instructions.map((passage) => visibleText(passage)),
            instructionsSay: readWithout ? 'injection:instructions.readWithout' : 'injection:instructions.notTested',
            words: words.map(({ kind, text }) => ({ label: `injection:words.${kind}`, text: visibleText(text) })),
            characters: [...characters],
          },
  };
}

/** Pieces as `workPieces` cuts them, cut again at the borders of what was found. */
function inspectedPieces(
  text: string,
  points: readonly Point[],
  { inspection, borders }: { inspection: TextInspection; borders: readonly number[] },
): WorkPiece[] {
  const found = [...inspection.hidden.map(({ span }) => span), ...inspection.instructions];
  if (found.length === 0) return workPieces(text, points, { borders });
  return workPieces(text, points, { cuts: found, borders }).map((piece) => {
    const hidden = inspection.hidden.find(({ span }) => covers(span, piece));
    const isFound = hidden ?? inspection.instructions.some((span) => covers(span, piece));
    const shown = hidden ? `${piece.text}${signOf(hidden, text)}` : piece.text;
    return { ...piece, text: visibleText(shown), kind: isFound ? 'finding' : piece.kind };
  });
}

function covers(span: Span, piece: Span): boolean {
  return span.start <= piece.start && piece.end <= span.end;
}

/** A word of mixed letters is readable as it is, so it gets a sign behind it; the rest is replaced where it stands. */
function signOf({ kind, span }: HiddenPassage, text: string): string {
  if (kind !== 'homoglyph-mix') return '';
  const foreign = Array.from(text.slice(span.start, span.end)).filter((letter) => !/\p{Script=Latin}/u.test(letter));
  return `⟦not Latin: ${[...new Set(foreign)].join(' ')}⟧`;
}

/** A text with what has no ink written out; joiners inside words and emoji stay as they are. */
export function visibleText(text: string): string {
  return inspectText(text)
    .hidden.toReversed()
    .reduce((shown, { kind, span: { start, end } }) => {
      if (kind === 'homoglyph-mix') return shown;
      const sign =
        kind === 'bidi-override' ? withoutBidi(shown.slice(start, end)) : nameOf(kind, shown.slice(start, end));
      return shown.slice(0, start) + sign + shown.slice(end);
    }, text);
}

function nameOf(kind: HiddenPassage['kind'], run: string): string {
  if (kind === 'zero-width') return '⟦zero-width⟧';
  if (kind === 'control') return '⟦control⟧';
  return `⟦tags: ${Array.from(run, asciiOf).join('')}⟧`;
}

/** The ASCII that a tag character shadows (Unicode §23.9). */
function asciiOf(tag: string): string {
  const code = (tag.codePointAt(0) ?? 0) - 0xe0000;
  return code >= 0x20 && code <= 0x7e ? String.fromCharCode(code) : '';
}

function withoutBidi(run: string): string {
  return `⟦forced order⟧${run.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}`;
}
