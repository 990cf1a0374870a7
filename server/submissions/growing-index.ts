import { addPerson, nameIndex, type NameIndex } from './name-index.ts';
import type { NamedPerson } from './name-spellings.ts';

/** The names of a course as one reading of its people after the other finds them. */
export type GrowingIndex = {
  index: NameIndex;
  /** What each person was called when they were added, by the LMS's id for them. */
  known: Map<string, string>;
};

export function startIndex(): GrowingIndex {
  return { index: nameIndex(), known: new Map() };
}

/** Only who came is added; made anew when somebody is gone or is called otherwise: the old names are not the course's. */
export function growIndex(growing: GrowingIndex, people: readonly NamedPerson[]): NameIndex {
  const told = new Map(people.map((person) => [person.sub, toldOf(person)]));
  const isGrown = [...growing.known].every(([sub, known]) => told.get(sub) === known);
  if (!isGrown) Object.assign(growing, startIndex());
  for (const person of people) if (!growing.known.has(person.sub)) addPerson(growing.index, person);
  growing.known = told;
  return growing.index;
}

function toldOf({ name, givenName, familyName, email, sourcedId, role }: NamedPerson): string {
  return JSON.stringify([name, givenName, familyName, email, sourcedId, role]);
}
