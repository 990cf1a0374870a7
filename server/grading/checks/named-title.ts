import type { Work } from '../work.ts';

/** The longest title of a criterion that a sentence names, empty for none: its words are the rubric's, not the work's. */
export function namedTitle(sentence: string, { rubric }: Work): string {
  const named = rubric.criteria.map(({ title }) => title).filter((title) => sentence.includes(title));
  return named.toSorted((one, other) => other.length - one.length)[0] ?? '';
}

/** The sentence with that title cut out. */
export function withoutNamedTitle(sentence: string, work: Work): string {
  const title = namedTitle(sentence, work);
  return title === '' ? sentence : sentence.replaceAll(title, ' ');
}
