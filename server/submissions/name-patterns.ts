/** What the LMS tells us about somebody that could name them in a text. */
export type NamedPerson = {
  sub: string;
  name: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  sourcedId?: string | null;
  role?: string;
};

/**
 * One pattern that finds every spelling of these people in a text, longest first, and tells whose it is.
 * Names match as whole words; a single word only as the roster writes it or in capitals (so that "mark" and "will"
 * stay), a name of several words in any case. Scripts written without spaces have no word borders to wait for.
 */
export function namePatterns(people: readonly NamedPerson[]): {
  /** Source for a regular expression with flag `u`; empty when nobody can be named. */
  source: string;
  find: (surface: string) => { label: string; owner: string } | null;
} {
  const spellings = new Map<string, { label: string; owner: string }>();
  for (const person of people)
    for (const spelling of spellingsOf(person)) {
      const key = keyOf(spelling.text);
      if (!spellings.has(key)) spellings.set(key, { label: spelling.label, owner: person.sub });
    }
  return { source: sourceOf(people), find: (surface) => spellings.get(keyOf(surface)) ?? null };
}

export type Spelling = { text: string; label: string };

/** Shorter single words are left alone: too many of them are ordinary words. */
const SHORTEST_WORD = 3;
/** Shorter ids are left alone: Moodle's are "2" or "17", and would take the numbers out of a student's work. */
const SHORTEST_ID = 5;
const UNSPACED = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\s·・]+$/u;

/** Every way in which a text may name this person. */
export function spellingsOf(person: NamedPerson): Spelling[] {
  const label = person.role === 'instructor' ? 'Teacher' : 'Student';
  const names = [...wholeNames(person), ...singleNames(person)].flatMap(casesOf);
  const ids = [person.sub, person.sourcedId ?? ''].filter((id) => id.length >= SHORTEST_ID);
  const idForms = ids.flatMap((id) => [id, id.toUpperCase(), id.toLowerCase()]);
  return [
    ...names.map((text) => ({ text, label })),
    ...idForms.map((text) => ({ text, label: 'id' })),
    ...(person.email ? [{ text: person.email, label: 'email' }] : []),
  ];
}

/** Whether it is written without borders between words. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

function wholeNames({ name, givenName, familyName }: NamedPerson): string[] {
  const both =
    givenName && familyName
      ? [
          `${givenName} ${familyName}`,
          `${familyName} ${givenName}`,
          `${familyName}, ${givenName}`,
          familyName + givenName,
        ]
      : [];
  const pairs = isUnspaced(familyName ?? '') ? both : both.slice(0, 3);
  return [name ?? '', ...pairs].map((whole) => whole.trim()).filter((whole) => whole.length >= 2);
}

function singleNames({ name, givenName, familyName }: NamedPerson): string[] {
  const given = [name, givenName, familyName].flatMap((part) => part?.split(/[\s,]+/u) ?? []);
  const words = [...given, givenName ?? '', familyName ?? '', ...given.flatMap((word) => word.split('-'))];
  return words.filter((word) => [...word.matchAll(/\p{L}/gu)].length >= (isUnspaced(word) ? 2 : SHORTEST_WORD));
}

/** As written, in capitals, and (several words) in any other case; a roster in capitals also means "Dupont". */
function casesOf(name: string): string[] {
  const upper = name.toUpperCase();
  const title = name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
  const forms = [name, upper, ...(name === upper ? [title] : []), plain];
  if (/\s/u.test(name)) forms.push(name.toLowerCase(), title);
  return forms.flatMap((form) => [form.normalize('NFC'), form.normalize('NFD')]);
}

function sourceOf(people: readonly NamedPerson[]): string {
  const texts = [...new Set(people.flatMap((person) => spellingsOf(person).map((spelling) => spelling.text)))];
  const spaced = texts.filter((text) => text.trim() !== '' && !isUnspaced(text)).map(patternOf);
  const unspaced = texts.filter((text) => text.trim() !== '' && isUnspaced(text)).map(patternOf);
  const parts: string[] = [];
  if (spaced.length > 0) parts.push(String.raw`(?<![\p{L}\p{M}\p{N}])${anyPattern(spaced)}(?![\p{L}\p{M}\p{N}])`);
  if (unspaced.length > 0) parts.push(anyPattern(unspaced));
  return parts.join('|');
}

/**
 * One pattern for any of these, longest first. Shared beginnings are tried once: a plain list of a school's names
 * took seconds over a long text. Each spelling is given as its pieces.
 */
function anyPattern(spellings: readonly string[][]): string {
  const byFirst = new Map<string, string[][]>();
  let endsHere = false;
  for (const [first, ...rest] of spellings) {
    if (first === undefined) endsHere = true;
    else byFirst.set(first, [...(byFirst.get(first) ?? []), rest]);
  }
  if (byFirst.size === 0) return '';
  const branches = Array.from(byFirst, ([first, rests]) => first + anyPattern(rests));
  return `(?:${branches.join('|')})${endsHere ? '?' : ''}`;
}

const APOSTROPHES = "['’ʼ‘]";
const HYPHENS = '[-‐‑–]';

/** A text as pieces of a pattern; white space, apostrophes and hyphens as people type them. */
function patternOf(text: string): string[] {
  return Array.from(text.matchAll(/\s+|[^\s]/gu), ([piece]) => {
    if (/\s/u.test(piece)) return String.raw`\s+`;
    if (/['’ʼ‘]/u.test(piece)) return APOSTROPHES;
    return /[-‐‑–]/u.test(piece) ? HYPHENS : piece.replace(/[.*+?^${}()|[\]\\/]/u, String.raw`\$&`);
  });
}

/** Everything `patternOf` treats alike, made the same. */
function keyOf(surface: string): string {
  return surface
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/['’ʼ‘]/gu, "'")
    .replace(/[-‐‑–]/gu, '-')
    .toLowerCase();
}
