import type { FoldedText } from './fold-text.ts';

/**
 * Other readings of a folded text that a model can do in its head and that cost little to try: rotated by 13 letters,
 * mirrored, digits for letters, and letters set apart. Each is made only when the text shows a sign of it, and each
 * keeps the way back to the original. `tight` readings have no spaces.
 */
export function disguisedViews(folded: FoldedText): DisguisedView[] {
  const views: DisguisedView[] = [];
  if (ROTATED_SIGN.test(folded.text))
    views.push({ ...folded, text: folded.text.replace(/[a-z]/g, rotate), tight: false });
  if (MIRRORED_SIGN.test(folded.text)) views.push(mirrored(folded));
  if (LEET_SIGN.test(folded.text))
    views.push({ ...folded, text: folded.text.replace(/[01345789@$|!+]/g, plainOf), tight: false });
  return [...views, ...spacedOut(folded)];
}

export type DisguisedView = FoldedText & { tight: boolean };

/** Words that no such instruction does without, in their rotated and mirrored form. */
const CORE = ['ignore', 'instruction', 'system', 'marks', 'grade', 'score', 'points', 'rubric', 'disregard', 'credit'];
const ROTATED_SIGN = new RegExp(CORE.map((word) => word.replace(/[a-z]/g, rotate)).join('|'));
const MIRRORED_SIGN = new RegExp(CORE.map((word) => mirroredText(word)).join('|'));
const LEET_SIGN = /[a-z][013457@$]+[a-z]/;

function rotate(letter: string): string {
  return String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97);
}

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '|': 'l',
  '!': 'i',
  '+': 't',
};

function plainOf(sign: string): string {
  return LEET[sign] ?? sign;
}

function mirrored({ text, starts, ends }: FoldedText): DisguisedView {
  return {
    text: mirroredText(text),
    starts: starts.toReversed(),
    ends: ends.toReversed(),
    tight: false,
  };
}

/** UTF-16 units in reverse, in step with their offsets; what is looked for there is ASCII. */
function mirroredText(text: string): string {
  let result = '';
  for (let at = text.length - 1; at >= 0; at--) result += text.charAt(at);
  return result;
}

/** Eight or more single letters, each set apart by one or two of the same kind of sign. */
const SPACED = /(?<![a-z0-9])[a-z](?:[ ._*|/\\\n-]{1,3}[a-z](?![a-z0-9])){7,}/g;

function spacedOut(folded: FoldedText): DisguisedView[] {
  return [...folded.text.matchAll(SPACED)].map(({ 0: run, index }) => {
    const kept = [...run.matchAll(/[a-z]/g)].map((letter) => index + letter.index);
    return {
      text: kept.map((at) => folded.text[at]).join(''),
      starts: kept.map((at) => folded.starts[at] ?? 0),
      ends: kept.map((at) => folded.ends[at] ?? 0),
      tight: true,
    };
  });
}
