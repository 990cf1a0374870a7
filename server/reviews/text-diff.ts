/** What stayed and what became what, in order; `removed` or `added` may be empty, not both. */
export type TextChange = { kind: 'same'; text: string } | { kind: 'change'; removed: string; added: string };

/**
 * The difference between two texts, word by word; line by line where they differ too much for words; `too-different`
 * where that says nothing either. The parts put together are the two texts again, to the letter.
 */
export function diffTexts(before: string, after: string): TextDiff {
  const words = diffTokens(wordsOf(before), wordsOf(after));
  if (words) return { kind: 'words', changes: joinNeighbours(words) };
  const lines = diffTokens(linesOf(before), linesOf(after));
  return lines ? { kind: 'lines', changes: lines } : { kind: 'too-different' };
}

export type TextDiff = { kind: 'words' | 'lines'; changes: TextChange[] } | { kind: 'too-different' };

/**
 * Words removed and added at most. Time grows with this times the length of the texts and memory with its square:
 * two entirely different essays end after some 100 ms and 9 MB instead of minutes.
 */
const MOST_EDITS = 1_500;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** By Unicode's word borders, so that texts without spaces have words too (Unicode Standard Annex 29). */
function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

function diffTokens(before: readonly string[], after: readonly string[]): TextChange[] | null {
  const start = sharedStart(before, after);
  const end = sharedStart(before.slice(start).toReversed(), after.slice(start).toReversed());
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const kept = keptPairs(old, now);
  if (!kept) return null;
  const changes: TextChange[] = [];
  const same = (tokens: readonly string[]) => addSame(changes, tokens.join(''));
  same(before.slice(0, start));
  let [x, y] = [0, 0];
  for (const [keptX, keptY] of [...kept, [old.length, now.length] as const]) {
    const [removed, added] = [old.slice(x, keptX).join(''), now.slice(y, keptY).join('')];
    if (removed !== '' || added !== '') changes.push({ kind: 'change', removed, added });
    same(old.slice(keptX, keptX + 1));
    [x, y] = [keptX + 1, keptY + 1];
  }
  same(before.slice(before.length - end));
  return changes;
}

function addSame(changes: TextChange[], text: string): void {
  if (text === '') return;
  const last = changes.at(-1);
  if (last?.kind === 'same') last.text += text;
  else changes.push({ kind: 'same', text });
}

function sharedStart(one: readonly string[], other: readonly string[]): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}

/**
 * Pairs of positions of a longest common subsequence, rising; null beyond `MOST_EDITS`. Greedy forward search over
 * diagonals, with every front kept for the way back: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations",
 * Algorithmica 1 (1986), 251–266, figure 2.
 */
function keptPairs(old: readonly string[], now: readonly string[]): Pair[] | null {
  const fronts: Int32Array[] = [];
  let front: Int32Array = new Int32Array(3);
  for (let edits = 0; edits <= Math.min(MOST_EDITS, old.length + now.length); edits++) {
    const next = new Int32Array(2 * edits + 3);
    for (let k = -edits; k <= edits; k += 2) {
      const x = slide({ x: step(front, k, edits).x, k }, old, now);
      next[k + edits + 1] = x;
      if (x >= old.length && x - k >= now.length) return wayBack(fronts, [old.length, now.length]);
    }
    fronts.push(next);
    front = next;
  }
  return null;
}

type Pair = [old: number, now: number];

/** How far a front has come on diagonal k; a front of d edits stands at the middle of its array, with room around. */
function reach(front: Int32Array, k: number): number {
  return front[k + (front.length - 1) / 2] ?? 0;
}

/** The best edit onto diagonal k: a word added (from the diagonal above) or removed (from below). */
function step(front: Int32Array, k: number, edits: number): { x: number; from: Pair } {
  const [removed, added] = [reach(front, k - 1), reach(front, k + 1)];
  const isAdded = k === -edits || (k !== edits && removed < added);
  return isAdded ? { x: added, from: [added, added - k - 1] } : { x: removed + 1, from: [removed, removed - k + 1] };
}

/** Along words that are the same in both. */
function slide({ x, k }: { x: number; k: number }, old: readonly string[], now: readonly string[]): number {
  let end = x;
  while (end < old.length && end - k < now.length && old[end] === now[end - k]) end += 1;
  return end;
}

function wayBack(fronts: readonly Int32Array[], end: Pair): Pair[] {
  const kept: Pair[] = [];
  let [x, y] = end;
  for (let edits = fronts.length; edits > 0; edits--) {
    const { x: landed, from } = step(fronts[edits - 1] ?? new Int32Array(3), x - y, edits);
    for (; x > landed; x--, y--) kept.push([x - 1, y - 1]);
    [x, y] = from;
  }
  for (; x > 0; x--, y--) kept.push([x - 1, y - 1]);
  return kept.toReversed();
}

/** White space alone between two changes says nothing: "red fox" for "blue dog" is one change, not two. */
function joinNeighbours(changes: readonly TextChange[]): TextChange[] {
  const joined: TextChange[] = [];
  for (const [index, change] of changes.entries()) {
    const last = joined.at(-1);
    const next = changes[index + 1];
    if (change.kind === 'same' && last?.kind === 'change' && next && change.text.trim() === '')
      joined[joined.length - 1] = { ...last, removed: last.removed + change.text, added: last.added + change.text };
    else if (change.kind === 'change' && last?.kind === 'change')
      joined[joined.length - 1] = {
        kind: 'change',
        removed: last.removed + change.removed,
        added: last.added + change.added,
      };
    else joined.push({ ...change });
  }
  return joined;
}
