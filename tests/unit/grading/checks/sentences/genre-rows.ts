import type { Draft } from '../../../../../server/grading/assessment.ts';
import type { Work } from '../../../../../server/grading/work.ts';
import { rubricSchema } from '../../../../../server/rubrics/rubric.ts';
import { genresEnglish } from './genres-english.ts';
import { genresGerman } from './genres-german.ts';
import { genresSpanish } from './genres-spanish.ts';
import type { SoundDrafts } from './sentences.ts';

/** A class list full of names that are words, authors and characters as well. */
const NAMES = [
  'Will Stone',
  'Grace Hall',
  'Max Kant',
  'Rosa Luna',
  'Marina Campos',
  'Tom Sommer',
  'Leo Mill',
  'Ida Weber',
];

/** Every comment and summary of the genres with a draft around it, as one row of a table. */
export const genreRows: GenreRow[] = Object.entries({ en: genresEnglish, de: genresGerman, es: genresSpanish }).flatMap(
  ([language, all]) => all.flatMap((one) => rowsOf(one, language)),
);

export type GenreRow = { language: string; text: string; draft: Draft; work: Work };

function rowsOf(one: SoundDrafts, language: string): GenreRow[] {
  const work = workOf(one, language);
  const row = (text: string, draft: Draft) => ({ language, text, draft, work });
  return [
    ...one.low.map((text) => row(text, draftOf(one, [text, 'next-step'], 'l0', one.summary))),
    ...one.high.map((text) => row(text, draftOf(one, [text, 'strength'], 'l4', one.summary))),
    row(one.summary, draftOf(one, [one.low[0] ?? '', 'next-step'], 'l0', one.summary)),
  ];
}

function workOf(one: SoundDrafts, language: string): Work {
  const levels = [0, 2, 4].map((points) => ({ id: `l${points}`, title: `${points}`, points, descriptor: 'So.' }));
  const criteria = [{ id: 'c', title: one.criterion, description: '', levels }];
  const rubric = rubricSchema.parse({ id: 'r', version: 1, title: 'R', criteria });
  const { task, notes } = one;
  return { task, notes, text: one.text, rubric, language, solutionsAllowed: false, names: NAMES };
}

function draftOf(one: SoundDrafts, [text, kind]: [string, 'strength' | 'next-step'], levelId: string, summary: string) {
  const evidence = { kind: 'quote' as const, quote: one.quote, span: null };
  const points = [{ id: 'p1', criterionId: 'c', kind, text, evidence }];
  const criteria = [{ criterionId: 'c', kind: 'level' as const, levelId }];
  return { criteria, points, summary, marks: levelId === 'l4' ? 4 : 0 } satisfies Draft;
}
