/**
 * The names of a course by their parts, for looking words up one at a time: a school's roster costs no more than a
 * class's. Parts of fewer than three letters are left alone, too many of them are ordinary words.
 */
export function rosterOf(names: readonly string[]): Roster {
  const known = rosters.get(names);
  if (known) return known;
  const roster: Roster = { people: new Map(), unspaced: names.filter((name) => UNSPACED.test(name)) };
  for (const name of names) addPerson(roster, name);
  rosters.set(names, roster);
  return roster;
}

export type Roster = {
  /** By `nameKey` of a part: everybody who has it. */
  people: Map<string, NamedPerson[]>;
  /** Whole names in scripts without spaces between words. */
  unspaced: string[];
};

/** `parts` are keys in the order of the name, `written` the same as the roster writes them. */
export type NamedPerson = { parts: string[]; written: string[] };

/** A name without accents and case, so that "MÜLLER" and "Muller" are the same. */
export function nameKey(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/gu, 'ss').toLowerCase();
}

const rosters = new WeakMap<readonly string[], Roster>();
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,}$/u;

function addPerson(roster: Roster, name: string): void {
  const written = name.normalize('NFC').match(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu) ?? [];
  const person = { parts: written.map(nameKey), written };
  const pieces = [...new Set(person.parts.flatMap((part) => [part, ...part.split('-')]))];
  for (const piece of pieces)
    if (piece.length >= 3) roster.people.set(piece, [...(roster.people.get(piece) ?? []), person]);
}
