import { spellingsOf, UNSPACED, type NamedPerson } from './name-spellings.ts';
import { charactersOf, wordsOf, type Piece } from './text-pieces.ts';

/** Whom a name in a text means; `label`: as what, for its placeholder. */
export type NameOwner = { label: string; owner: string };

/** Where a name stands in a text, in UTF-16 units. */
export type NameFound = NameOwner & { start: number; end: number };

/** Names by their pieces; the beginning of a longer name has no owner. */
type Names = Map<string, NameOwner | null>;

/**
 * The names of people, to be found in texts. Each is kept with all its beginnings, piece by piece, so that one more
 * person touches nobody else's, and a text is gone through once whatever the number of people: as one regular
 * expression, a class of 1,500 took a second for every work.
 */
export type NameIndex = {
  spaced: Names;
  unspaced: Names;
  /** By address in lower case. */
  emails: Map<string, NameOwner>;
};

export function nameIndex(people: Iterable<NamedPerson> = []): NameIndex {
  const index: NameIndex = { spaced: new Map(), unspaced: new Map(), emails: new Map() };
  for (const person of people) addPerson(index, person);
  return index;
}

/** A name that several people bear means the one whose id sorts first, in whatever order they come. */
export function addPerson(index: NameIndex, person: NamedPerson): void {
  const byText = Map.groupBy(spellingsOf(person), ({ text }) => text.trim());
  for (const [name, [spelling]] of byText)
    if (spelling && name !== '') addName(index, name, spelling.label, person.sub);
}

function addName(index: NameIndex, name: string, label: string, owner: string): void {
  const [names, pieces] = UNSPACED.test(name) ? [index.unspaced, charactersOf(name)] : [index.spaced, wordsOf(name)];
  let beginning = '';
  for (const { key } of pieces) {
    beginning += key;
    if (!names.has(beginning)) names.set(beginning, null);
  }
  setFirst(names, beginning, { label, owner });
  if (label === 'email') setFirst(index.emails, name.toLowerCase(), { label, owner });
}

function setFirst(names: Names | Map<string, NameOwner>, key: string, found: NameOwner): void {
  const known = names.get(key);
  if (!known || found.owner < known.owner) names.set(key, found);
}

/**
 * Every name in a text in the order in which they begin; they may overlap. At each place it is the longest one, of two
 * as long that of the earlier index. Names match as whole words; scripts written without spaces have no word borders
 * to wait for.
 */
export function namesIn(text: string, indexes: readonly NameIndex[]): NameFound[] {
  const spaced = indexes.map((index) => index.spaced);
  const unspaced = indexes.map((index) => index.unspaced).filter(({ size }) => size > 0);
  const words = wordsOf(text);
  const found = words.flatMap((_, at) =>
    words[at - 1]?.isWord && !words[at]?.isWord ? [] : longest(spaced, words, at),
  );
  if (unspaced.length === 0) return found;
  const characters = charactersOf(text);
  const others = characters.flatMap((_, at) => longest(unspaced, characters, at));
  return [...found, ...others].toSorted((a, b) => a.start - b.start);
}

function longest(indexes: readonly Names[], pieces: readonly Piece[], at: number): NameFound[] {
  const all = indexes.flatMap((names) => longestOf(names, pieces, at) ?? []);
  return all.length > 0 ? [all.reduce((best, one) => (one.end > best.end ? one : best))] : [];
}

function longestOf(names: Names, pieces: readonly Piece[], at: number): NameFound | null {
  const { start = 0 } = pieces[at] ?? {};
  let best: NameFound | null = null;
  let beginning = '';
  for (let next = at; next < pieces.length; next++) {
    const { key, end, isWord } = pieces[next] as Piece;
    beginning += key;
    const owner = names.get(beginning);
    if (owner === undefined) break;
    if (owner && (isWord || !pieces[next + 1]?.isWord)) best = { ...owner, start, end };
  }
  return best;
}
