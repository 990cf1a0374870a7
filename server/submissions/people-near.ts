import { isUnspaced, spellingsOf, type NamedPerson } from './name-patterns.ts';

/**
 * Those of the people of whom some spelling may stand in the text, in their order: a pattern for them finds there what
 * one for all would, and tells the same owners. For a class of hundreds it is made in a fraction of the time. What is
 * worked out for a list of people is kept as long as the list: hand in the same one for every work.
 */
export function peopleNear<Person extends NamedPerson>(text: string, people: readonly Person[]): Person[] {
  const index = indexOf(people);
  const tokens = new Set(tokensOf(text));
  const near = new Set<number>(index.always);
  for (const token of tokens)
    for (const { at, rest } of index.byFirst.get(token) ?? [])
      if (rest.every((other) => tokens.has(other))) near.add(at);
  const signs = index.unspaced.length > 0 ? new Set([...signsOf(text), ...signsOf(text.normalize('NFC'))]) : EMPTY;
  for (const { at, signs: own } of index.unspaced) if (own.every((sign) => signs.has(sign))) near.add(at);
  return people.filter((_person, at) => near.has(at));
}

/** `at` is a person's place in the list. */
type Index = {
  /** Spellings by their first token. */
  byFirst: Map<string, { at: number; rest: string[] }[]>;
  /** In scripts without borders between words: the signs that must be there. */
  unspaced: { at: number; signs: string[] }[];
  /** Spellings of signs alone, without a token. */
  always: number[];
};

const indexes = new WeakMap<readonly NamedPerson[], Index>();

function indexOf(people: readonly NamedPerson[]): Index {
  const known = indexes.get(people);
  if (known) return known;
  const index: Index = { byFirst: new Map(), unspaced: [], always: [] };
  for (const [at, person] of people.entries()) addPerson(index, at, person);
  indexes.set(people, index);
  return index;
}

function addPerson(index: Index, at: number, person: NamedPerson): void {
  const texts = new Set(spellingsOf(person).map(({ text }) => text));
  const spaced = new Set<string>();
  for (const text of texts) {
    if (isUnspaced(text)) index.unspaced.push({ at, signs: signsOf(text.normalize('NFC')) });
    else spaced.add(tokensOf(text).join(' '));
  }
  for (const tokens of spaced) addSpaced(index, at, tokens);
}

function addSpaced(index: Index, at: number, tokens: string): void {
  const [first = '', ...rest] = tokens.split(' ');
  if (first === '') index.always.push(at);
  else index.byFirst.set(first, [...(index.byFirst.get(first) ?? []), { at, rest }]);
}

const EMPTY: ReadonlySet<string> = new Set();

function signsOf(text: string): string[] {
  return text.match(/\S/gu) ?? [];
}

/**
 * Names begin and end at the border of a token, and what stands between their words is none: so a spelling stands only
 * where its tokens do. Case and form are folded as widely as `find` of `name-patterns.ts` does.
 */
function tokensOf(text: string): string[] {
  return (text.match(TOKEN) ?? []).map((token) => token.normalize('NFC').toLowerCase().replaceAll('ς', 'σ'));
}

/** Letters, marks and digits; the apostrophe that Unicode calls a letter stands between words, as the others do. */
const TOKEN = /(?:(?!ʼ)[\p{L}\p{M}\p{N}])+/gu;
