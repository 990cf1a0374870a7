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

/** A way in which a text may name somebody, and as what. */
type Spelling = { text: string; label: string };

/** Shorter single words are left alone: too many of them are ordinary words. */
const SHORTEST_WORD = 3;
/** Shorter ids are left alone: Moodle's are "2" or "17", and would take the numbers out of a student's work. */
const SHORTEST_ID = 5;
/** Written without spaces between words. */
export const UNSPACED = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\s·・]+$/u;

/**
 * Every spelling of a person in a text, more than once where two ways of writing agree. A single word only as the
 * roster writes it or in capitals (so that "mark" and "will" stay), a name of several words in any case.
 */
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
  const pairs = UNSPACED.test(familyName ?? '') ? both : both.slice(0, 3);
  return [name ?? '', ...pairs].map((whole) => whole.trim()).filter((whole) => whole.length >= 2);
}

function singleNames({ name, givenName, familyName }: NamedPerson): string[] {
  const given = [name, givenName, familyName].flatMap((part) => part?.split(/[\s,]+/u) ?? []);
  const words = [...given, givenName ?? '', familyName ?? '', ...given.flatMap((word) => word.split('-'))];
  return words.filter((word) => [...word.matchAll(/\p{L}/gu)].length >= (UNSPACED.test(word) ? 2 : SHORTEST_WORD));
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
