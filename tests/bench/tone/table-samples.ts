import { faultyEnglish } from '../../unit/grading/checks/sentences/faulty-english.ts';
import { faultyGerman } from '../../unit/grading/checks/sentences/faulty-german.ts';
import { faultySpanish } from '../../unit/grading/checks/sentences/faulty-spanish.ts';
import { genreRows } from '../../unit/grading/checks/sentences/genre-rows.ts';
import type { Language } from '../validator/bench-case.ts';
import { draftSamples, seenSamples, type Sample } from './samples.ts';

/**
 * The sentences of the unit tests, which others wrote: faulty ones as phrases, sound ones with the small work each of
 * them is about. The comments of one work are one block.
 */
export function tableSamples(language: Language): Sample[] {
  const faulty = { en: faultyEnglish, de: faultyGerman, es: faultySpanish }[language];
  const works = [...new Set(genreRows.map((row) => row.work))];
  return [
    ...seenSamples('table', language, [
      ['praise', faulty['over-praise']],
      ['generic', faulty['generic-comment']],
      ['claim', faulty['claim-about-student']],
      ['vague', faulty['vague-step']],
    ]),
    ...genreRows
      .filter((row) => row.language === language)
      .flatMap(({ draft, work }) => draftSamples({ id: `genre-${works.indexOf(work)}/row`, language, draft, work })),
  ];
}
