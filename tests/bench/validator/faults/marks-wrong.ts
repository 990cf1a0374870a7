import type { Draft } from '../../../../server/grading/assessment.ts';
import { criterionMarks } from '../../../../server/grading/marks.ts';
import type { Rubric } from '../../../../server/rubrics/rubric.ts';
import type { BenchCase, Language } from '../bench-case.ts';
import { drawn } from '../draw.ts';
import { marksInWords } from '../phrases/marks-in-words.ts';
import { filled, phrasesOf } from '../phrases/phrases.ts';
import type { Injector } from '../mutant.ts';
import { insertedSentence } from './inserted-sentence.ts';

/**
 * Marks in the prose that are not the ones that the levels add up to. A sentence that would be true is left out, whether
 * its blank is or what it says itself ("full marks" where a criterion has them, "a point lost" where one is).
 */
export const marksWrong: Injector = (one, random) => {
  const ours = ourMarks(one.work.rubric, one.draft);
  const blanks = wrongMarks(ours, one.language, random);
  const untrue = phrasesOf(one)
    .marks.filter((sentence) => !mayBeTrue(sentence, one))
    .map((sentence) => filled(sentence, blanks))
    .filter((sentence) => !sentence.includes('{'));
  return insertedSentence(one, untrue, random);
};

/** Whether what a sentence says of marks beside its blanks may be true of a draft. */
export function mayBeTrue(sentence: string, { work, draft, language }: BenchCase): boolean {
  const { numbers, anyFull, anyNone, isFull } = ourMarks(work.rubric, draft);
  const { numbers: words, fullIn, noneIn, oneIn } = marksInWords[language];
  const isSaid = [anyFull && fullIn, anyNone && noneIn, numbers.includes(1) && oneIn];
  if (isSaid.some((said) => said && said.test(sentence))) return true;
  if (isFull && MAXIMUM_ALONE.test(sentence)) return true;
  const said =
    sentence
      .replaceAll(/\{\w+\}/gu, ' ')
      .toLowerCase()
      .match(/[\p{L}]+|\d+(?:[.,]\d+)?/gu) ?? [];
  const figures = said.map((word) => (/^\d/u.test(word) ? Number(word.replace(',', '.')) : words.indexOf(word)));
  return figures.some((figure) => figure > 1 && numbers.includes(figure));
}

/** The maximum and no other mark: "you get all {max} marks", "{max}/{max}". */
const MAXIMUM_ALONE = /^(?!.*\{(?:wrong|half|word|percent|fraction)\}).*\{max(?:Word)?\}/u;

function wrongMarks(ours: OurMarks, language: Language, random: () => number): Record<string, string> {
  const max = ours.max;
  const wrong = Array.from({ length: max * 2 }, (_unit, index) => (index + 1) / 2).filter((marks) => {
    return !ours.numbers.includes(marks) && !ours.shares.includes(Math.round((marks / max) * 100));
  });
  const [drawnWrong = max + 1] = drawn([...wrong.filter(Number.isInteger), ...wrong].slice(0, 3), 1, random);
  const percent = Math.round((drawnWrong / max) * 100);
  const blanks = { wrong: String(drawnWrong), max: String(max), percent: String(percent) };
  return { ...blanks, ...wrongInWords(ours, wrong, language) };
}

/** Blanks in words, as far as there is a wrong number, fraction or top mark to say: one point alone would be no plural. */
function wrongInWords({ max, shares, anyFull }: OurMarks, wrong: readonly number[], language: Language) {
  const { numbers: words, fractions, full } = marksInWords[language];
  const half = wrong.find((marks) => marks > 1 && !Number.isInteger(marks));
  const fraction = Object.entries(fractions).find(([share]) => !shares.includes(Number(share)));
  const said = {
    word: words[wrong.find((marks) => marks > 1 && Number.isInteger(marks)) ?? -1],
    maxWord: words[max],
    half: half?.toLocaleString(language),
    fraction: fraction?.[1],
    full: anyFull ? undefined : full,
  };
  return Object.fromEntries(Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

type OurMarks = {
  max: number;
  numbers: number[];
  shares: number[];
  anyFull: boolean;
  anyNone: boolean;
  isFull: boolean;
};

/** Every number of marks that would be true of this draft: total, chosen points, points lost, whole and by criterion. */
function ourMarks(rubric: Rubric, draft: Draft): OurMarks {
  const parts = rubric.criteria.map(({ id, levels }) => {
    return { own: criterionMarks(rubric, draft.criteria, id) ?? 0, most: levels.at(-1)?.points ?? 0 };
  });
  const max = parts.reduce((sum, { most }) => sum + most, 0);
  const all = [...parts, { own: draft.marks ?? 0, most: max }];
  return {
    max,
    anyFull: all.some(({ own, most }) => own === most),
    anyNone: all.some(({ own }) => own === 0),
    isFull: draft.marks === max,
    numbers: all.flatMap(({ own, most }) => [own, most, most - own]),
    shares: all.flatMap(({ own, most }) => [Math.round((own / most) * 100), Math.round(100 - (own / most) * 100)]),
  };
}
