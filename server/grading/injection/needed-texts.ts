/**
 * What a text must hold for a cue to match it: one of the texts of each list. Read off the cue's source (`english-cues.ts`
 * tells how it is written), so that a pattern runs only over a text that could match it; most texts hold nothing of most
 * cues, and a look through a tree of words costs a fiftieth of some hundred patterns. Looks around and whatever may be
 * missing ask for nothing: a list may be left out, never a match.
 */
export function neededTexts(source: string): Needs {
  return oneOf(alternativesAt({ signs: Array.from(source), at: 0 }));
}

export type Needs = readonly (readonly string[])[];

type Cursor = { signs: readonly string[]; at: number };

function alternativesAt(cursor: Cursor): Needs[] {
  const found = [sequenceAt(cursor)];
  while (cursor.signs[cursor.at] === '|') {
    cursor.at++;
    found.push(sequenceAt(cursor));
  }
  return found;
}

function sequenceAt(cursor: Cursor): Needs {
  const needs: (readonly string[])[] = [];
  let run = '';
  const endRun = () => {
    if (run !== '') needs.push([run]);
    run = '';
  };
  for (let sign = cursor.signs[cursor.at]; sign !== undefined && !ENDS.has(sign); sign = cursor.signs[cursor.at]) {
    const { text = '', inside = [] } = elementAt(cursor);
    const least = quantifierAt(cursor);
    if (text === '' || least === 'none') endRun();
    if (least === 'none') continue;
    run += text;
    needs.push(...inside);
    if (least === 'several') endRun();
  }
  endRun();
  return needs;
}

const ENDS = new Set(['|', ')']);

/** One sign that stands for itself, or what a group asks for; neither for a class, a border, a space or a gap. */
function elementAt(cursor: Cursor): { text?: string; inside?: Needs } {
  const sign = cursor.signs[cursor.at++] ?? '';
  if (sign === '(') return groupAt(cursor);
  if (sign === '[') return skipPast(cursor, ']');
  if (sign === '\\') return escapeAt(cursor);
  return STANDING_FOR_MORE.has(sign) ? {} : { text: sign };
}

const STANDING_FOR_MORE = new Set(['.', '^', '$', '~', ' ']);

function groupAt(cursor: Cursor): { inside?: Needs } {
  const opening = /^\?(?:<?[=!]|:)/u.exec(cursor.signs.slice(cursor.at, cursor.at + 3).join(''))?.[0] ?? '';
  cursor.at += opening.length;
  const alternatives = alternativesAt(cursor);
  cursor.at++;
  return opening === '?:' ? { inside: oneOf(alternatives) } : {};
}

/** Of each of several alternatives what is rarest; nothing, where one of them asks for nothing. */
function oneOf(alternatives: readonly Needs[]): Needs {
  const [only] = alternatives;
  if (only && alternatives.length === 1) return only;
  if (alternatives.some((needs) => needs.length === 0)) return [];
  return [alternatives.flatMap((needs) => needs.reduce((best, one) => (isRarer(one, best) ? one : best)))];
}

function isRarer(one: readonly string[], other: readonly string[]): boolean {
  const shortest = (texts: readonly string[]) => Math.min(...texts.map((text) => text.length));
  return shortest(one) > shortest(other);
}

function skipPast(cursor: Cursor, end: string): object {
  while (cursor.at < cursor.signs.length && cursor.signs[cursor.at] !== end)
    cursor.at += cursor.signs[cursor.at] === '\\' ? 2 : 1;
  cursor.at++;
  return {};
}

/** A letter behind a backslash is a class or a border, with a name or a code behind it; another sign is itself. */
function escapeAt(cursor: Cursor): { text?: string } {
  const sign = cursor.signs[cursor.at++] ?? '';
  if (sign === 'u') cursor.at += 4;
  if (sign === 'p') skipPast(cursor, '}');
  return /[a-z]/iu.test(sign) ? {} : { text: sign };
}

function quantifierAt(cursor: Cursor): 'none' | 'one' | 'several' {
  const rest = cursor.signs.slice(cursor.at, cursor.at + 8).join('');
  const found = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/u.exec(rest);
  if (!found) return 'one';
  cursor.at += found[0].length;
  return found[0].startsWith('+') || Number(found[1] ?? 0) > 0 ? 'several' : 'none';
}
