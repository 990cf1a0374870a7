import { rubricTotal } from '../../rubrics/rubric-version.ts';
import type { Draft } from '../assessment.ts';
import { levelPoints } from '../marks.ts';
import { normaliseText } from '../normalise-text.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';

/**
 * A mark or total in the wording that is not what the chosen levels add up to. A warning: two numbers on one page
 * make a student doubt both. Words the student wrote are not searched, and a number counts only beside a word for
 * marks (English, German or Spanish), so "a factor of 10" or "95 % of packets" never trips it.
 * Source: promise 2 of the design, marks are computed by code.
 */
export const marksInProse: Check = { id: 'marks-in-prose', severity: 'warning', find: findForeignMarks };

function findForeignMarks(draft: Draft, work: Work): Hit[] {
  const texts = [
    ...draft.points.map((point) => ({ criterionId: point.criterionId, pointId: point.id, text: point.text })),
    { criterionId: null, pointId: null, text: draft.summary },
  ];
  return texts.flatMap(({ text, ...place }) => {
    const wrong = marksNamedIn(text, work).find((mark) => !ourMarks(draft, work, place.criterionId).includes(mark));
    if (wrong === undefined) return [];
    return [{ ...place, message: `The wording names ${wrong} as a mark, which the chosen levels do not give.` }];
  });
}

function marksNamedIn(text: string, work: Work): number[] {
  const prose = withoutWordsOfTheWork(text, work);
  return MARK_PATTERNS.flatMap((pattern) => [...prose.matchAll(pattern)]).map((match) =>
    Number((match[1] ?? '').replace(',', '.')),
  );
}

const NUMBER = String.raw`(\d+(?:[.,]\d+)?)`;
const UNIT = String.raw`(?:marks?|points?|punkten?|punkte|puntos?|percent\s+(?:of\s+the\s+)?marks)`;
const RESULT = String.raw`(?:score|scored|mark|grade|graded|total|result|note|punktzahl|nota|calificaci[oó]n|puntuaci[oó]n)`;
const MARK_PATTERNS = [
  // "3 points", "2,5 Punkte"
  new RegExp(String.raw`(?<![\p{L}\p{N}.,])${NUMBER}\s*${UNIT}(?!\p{L})`, 'giu'),
  // "8/10 points", "8 out of 10 marks"
  new RegExp(
    String.raw`(?<![\p{L}\p{N}.,])${NUMBER}\s*(?:/|out\s+of|von|de)\s*\d+(?:[.,]\d+)?\s*${UNIT}(?!\p{L})`,
    'giu',
  ),
  // "your score: 7", "total of 85 %"
  new RegExp(String.raw`(?<!\p{L})${RESULT}\s*(?:is|was|of|:|=|ist|es|von|de)\s*${NUMBER}`, 'giu'),
];

/** Passages in quotation marks are left out when they stand in the work: they are the student's numbers, not ours. */
function withoutWordsOfTheWork(text: string, work: Work): string {
  const hay = normaliseText(work.text).text;
  return normaliseText(text).text.replace(/"([^"]+)"/g, (quoted, inner: string) =>
    hay.includes(inner) ? ' ' : quoted,
  );
}

/** What may be named: a criterion's own level and maximum; in the summary the total, the maximum, and each of those. */
function ourMarks(draft: Draft, work: Work, criterionId: string | null): (number | null)[] {
  const criteria = work.rubric.criteria.filter((one) => criterionId === null || one.id === criterionId);
  const own = criteria.flatMap((criterion) => [
    levelPoints(work.rubric, draft.criteria, criterion.id),
    Math.max(...criterion.levels.map((level) => level.points)),
  ]);
  return [...own, draft.marks, rubricTotal(work.rubric)];
}
