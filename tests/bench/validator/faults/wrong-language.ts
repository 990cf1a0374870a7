import type { BenchCase, Language } from '../bench-case.ts';
import { drawn } from '../draw.ts';
import { withPoint, withSummary, type Injector } from '../mutant.ts';
import { phrasesOf } from '../phrases/phrases.ts';

/** A point, its second half or the summary in another of the three languages than the student's feedback. */
export const wrongLanguage: Injector = (one, random) => {
  const others = LANGUAGES.filter((language) => language !== one.language);
  const [first, second] = drawn(one.draft.points, 2, random);
  return others.flatMap((language) => {
    const [whole = '', half = '', summary = ''] = drawn(told(one.set, language), 3, random);
    return [
      ...(first ? [withPoint(one, `a point in ${language}`, first, { text: whole })] : []),
      ...(second ? [withPoint(one, `half a point in ${language}`, second, { text: `${second.text} ${half}` })] : []),
      withSummary(one, `the summary in ${language}`, summary),
    ];
  });
};

const LANGUAGES: Language[] = ['en', 'de', 'es'];

/** Two sentences at a time: short enough for a point, long enough that a person knows the language at once. */
function told(set: BenchCase['set'], language: Language): string[] {
  const { harmless, allDone, vacuous } = phrasesOf({ set, language });
  const plain = [...allDone.filter((sentence) => !sentence.includes('{')), ...vacuous];
  return plain.map((sentence, index) => `${sentence} ${harmless[index % harmless.length] ?? ''}`);
}
