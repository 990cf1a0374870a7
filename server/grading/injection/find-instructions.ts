import type { Span } from '../assessment.ts';
import { assessmentTalk } from './assessment-talk.ts';
import { compilePlain, compileTight } from './compile-cue.ts';
import { createCue, isPossible, type Cue } from './cue.ts';
import { decodedStretches } from './decoded-stretches.ts';
import { englishCompanions, englishCues } from './english-cues.ts';
import { foldText, foldWords, type FoldedText } from './fold-text.ts';
import { otherLanguageCues } from './other-language-cues.ts';
import { disguisedViews } from './disguised-views.ts';
import { createTextFinder } from './texts-in.ts';
import { remembered } from '../remembered.ts';

/**
 * Sentences that speak to whoever reads or marks the text instead of about the task: orders to set the rules aside,
 * demands for marks, claimed authority, marks of another role or of an answer's form, pleas and threats, planted
 * verdicts; in some twenty languages, and through the cheap disguises (look-alike letters, full-width, spaced, leet,
 * mirrored or rotated letters, base64, hex and escapes). Wording alone cannot tell an attack from an essay about
 * attacks, so this says "look here" and nothing more. Spans are whole sentences, in order, without overlap.
 */
export function findInstructions(text: string): Span[] {
  const { folded, found } = readText(text);
  return withCompanions(text, folded, found);
}

/**
 * The same, and every sentence that talks about assessing at all: wide on purpose, since the canary tries a work with
 * and without them, and honest writing moves no level. Too wide to be shown to anybody before it has moved one.
 */
export const findSuspects: (text: string) => readonly Span[] = remembered((text) => {
  const { folded, found } = readText(text);
  const about = sentencesOf(folded.text)
    .filter(({ start, end }) => assessmentTalk(folded.text.slice(start, end)))
    .map((span) => originalOf(folded, span));
  return withCompanions(text, folded, [...found, ...about]);
});

/** A text and what its cues find in it: asked for by both. */
const readText = remembered((text): { folded: FoldedText; found: readonly Span[] } => {
  const folded = foldText(text);
  return { folded, found: cueMatches(text, folded) };
});

function cueMatches(text: string, folded: FoldedText): Span[] {
  const { english, plain, tight } = cues();
  const disguised = disguisedViews(folded).flatMap((view) =>
    matchesIn(view.text, view.tight ? tight : english).map((span) => originalOf(view, span)),
  );
  const decoded = decodedStretches(text).filter((stretch) => matchesIn(foldText(stretch.text).text, plain).length > 0);
  const open = matchesIn(folded.text, plain).map((span) => originalOf(folded, span));
  return [...open, ...disguised, ...decoded.map((stretch) => stretch.span)];
}

/** What follows an instruction around, and means nothing by itself. */
function withCompanions(text: string, folded: FoldedText, found: readonly Span[]): Span[] {
  if (found.length === 0) return [];
  const companions = matchesIn(folded.text, cues().companions).map((span) => originalOf(folded, span));
  return wholeSentences(text, [...found, ...companions]);
}

type Cues = Record<'english' | 'plain' | 'tight' | 'companions', readonly Cue[]> & {
  /** Which of the texts that some cue needs a text holds. */
  textsIn: (text: string) => ReadonlySet<string>;
};

/** Made for the first text, not for every process that starts; a pattern, for the first text that it could match. */
function cues(): Cues {
  return (made ??= makeCues());
}

let made: Cues | undefined;

function makeCues(): Cues {
  const english = englishCues.map((source) => createCue(foldWords(source), compilePlain));
  const plain = [...english, ...otherLanguageCues.map((source) => createCue(foldWords(source), compilePlain))];
  const companions = englishCompanions.map((source) => createCue(foldWords(source), compilePlain));
  const tight = englishCues.map((source) => createCue(foldWords(source), compileTight));
  const textsIn = createTextFinder([...plain, ...companions].flatMap(({ needs }) => needs.flat()));
  return { english, plain, tight, companions, textsIn };
}

function matchesIn(text: string, list: readonly Cue[]): Span[] {
  const held = cues().textsIn(text);
  const possible = list.filter((cue) => isPossible(cue, held));
  return possible.flatMap(({ pattern }) =>
    [...text.matchAll(pattern())].map(({ 0: match, index }) => ({
      start: index + (LEAD.exec(match)?.[0].length ?? 0),
      end: index + match.length,
    })),
  );
}

function sentencesOf(text: string): Span[] {
  const ends = [...text.matchAll(SENTENCE_END)].map(({ 0: end, index }) => index + end.length);
  const borders = [0, ...ends, text.length];
  return borders
    .slice(1)
    .map((end, at) => ({ start: borders[at] ?? 0, end }))
    .filter(({ start, end }) => end > start);
}

/** A cue may begin with the end of the sentence before it. */
const LEAD = /^[\s.!?]*(?=[^\s.!?])/;

function originalOf(folded: FoldedText, { start, end }: Span): Span {
  const first = Math.min(...[start, end - 1].map((at) => folded.starts[at] ?? 0));
  const last = Math.max(...[start, end - 1].map((at) => folded.ends[at] ?? 0));
  return { start: first, end: last };
}

/** Each span out to the borders of its sentences; what touches or is parted by white space only becomes one. */
function wholeSentences(text: string, spans: readonly Span[]): Span[] {
  const borders = [0, ...[...text.matchAll(SENTENCE_END)].map(({ 0: end, index }) => index + end.length), text.length];
  const result: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const whole = { start: lastAtMost(borders, start), end: firstAtLeast(borders, end) };
    const last = result.at(-1);
    if (last && whole.start <= last.end) last.end = Math.max(last.end, whole.end);
    else result.push(whole);
  }
  return result.map((span) => trimmed(text, span)).filter((span) => span.start < span.end);
}

const SENTENCE_END = /[.!?][)"'”’»]*\s+|[。！？؟।]+\s*|\n+/g;

function lastAtMost(borders: readonly number[], at: number): number {
  return borders[countWhile(borders, (border) => border <= at) - 1] ?? 0;
}

function firstAtLeast(borders: readonly number[], at: number): number {
  return borders[countWhile(borders, (border) => border < at)] ?? at;
}

/** How many leading items satisfy a condition that holds up to some place and nowhere after. */
function countWhile(sorted: readonly number[], holds: (item: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] ?? Infinity)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function trimmed(text: string, { start, end }: Span): Span {
  const inside = text.slice(start, end);
  const lead = inside.length - inside.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, inside.trimEnd().length) };
}
