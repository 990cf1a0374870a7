import type { Language } from '../validator/bench-case.ts';
import { openSets } from '../validator/data-file.ts';
import { loadCases } from '../validator/load-cases.ts';
import { openPhrases } from '../validator/phrases/phrases.ts';
import { besideWorks, draftSamples, phraseSamples, writtenSamples, type Sample } from './samples.ts';
import { tableSamples } from './table-samples.ts';

/** Everything there is to learn from in one language, in a fixed order. */
export async function allSamples(language: Language): Promise<Sample[]> {
  const open = (await Promise.all(openSets.map((set) => loadCases(set)))).flat();
  const cases = open.filter((one) => one.language === language);
  const single = [
    ...(await writtenSamples(language)),
    ...openPhrases(language).flatMap((phrases, at) => phraseSamples(`phrases ${at + 1}`, phrases, language)),
  ];
  return [
    ...single,
    ...besideWorks(single, cases, language),
    ...cases.flatMap(draftSamples),
    ...tableSamples(language),
  ];
}
