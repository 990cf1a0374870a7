import type { Draft } from '../../../../server/grading/assessment.ts';
import { marksInProse } from '../../../../server/grading/checks/marks-in-prose.ts';
import { sentencesIn } from '../../../../server/grading/checks/own-prose.ts';
import type { Work } from '../../../../server/grading/work.ts';
import { rubricSchema } from '../../../../server/rubrics/rubric.ts';
import { laterMarkForms } from './sentences/mark-forms-later.ts';
import { markForms } from './sentences/mark-forms.ts';
import { noMarks } from './sentences/no-marks.ts';

test.each([...rowsOf(markForms), ...rowsOf(laterMarkForms)])(
  'a mark that is not ours, in $language: $text',
  ({ language, text }) => {
    expect(marksInProse.find(draftSaying(text), workIn(language))).toHaveLength(1);
  },
);

test.each(rowsOf(noMarks))('no mark, in $language: $text', ({ language, text }) => {
  expect(marksInProse.find(draftSaying(text), workIn(language))).toEqual([]);
});

test.each(['3/9', '3 of 9 points.', 'In total you have 3 marks.'])('our own mark: %s', (text) => {
  expect(marksInProse.find(draftSaying(text), workIn('en'))).toEqual([]);
});

test('figures of the quote beside a comment are no marks', () => {
  const text = 'OR = 5346/396 = 13.5.';
  const evidence = { kind: 'quote' as const, quote: text, span: { start: 0, end: text.length } };
  const comment = 'With 5346/396 written out, your 13.5 can be rechecked on any phone.';
  const point = { id: 'p1', criterionId: 'c0', kind: 'strength' as const, text: comment, evidence };
  expect(marksInProse.find({ ...draftSaying('A ratio.'), points: [point] }, { ...workIn('en'), text })).toEqual([]);
});

test('a mark at the end of a text without a full stop is found', () => {
  const text = `${'you '.repeat(3000)}get 8 of 9 points`;
  expect(Math.max(...sentencesIn(text).map((sentence) => sentence.length))).toBeLessThanOrEqual(600);
  expect(marksInProse.find(draftSaying(text), workIn('en'))).toHaveLength(1);
});

function rowsOf(forms: Readonly<Record<string, readonly string[]>>) {
  return Object.entries(forms).flatMap(([language, all]) => all.map((text) => ({ language, text })));
}

/** 1 of 2, 2 of 4 and 0 of 3. */
function draftSaying(summary: string): Draft {
  const criteria = ['l1', 'l2', 'l0'].map((levelId, at) => ({
    criterionId: `c${at}`,
    kind: 'level' as const,
    levelId,
  }));
  return { criteria, points: [], summary, marks: 3 };
}

function workIn(language: string): Work {
  return {
    task: 'Write.',
    notes: '',
    text: 'Lorem ipsum.',
    rubric: RUBRIC,
    language,
    solutionsAllowed: false,
    names: [],
  };
}

const RUBRIC = rubricSchema.parse({
  id: 'r',
  version: 1,
  title: 'R',
  criteria: [2, 4, 3].map((most, at) => ({
    id: `c${at}`,
    title: `Criterion ${at}`,
    description: '',
    levels: Array.from({ length: most + 1 }, (_, points) => ({
      id: `l${points}`,
      title: `L${points}`,
      points,
      descriptor: 'So.',
    })),
  })),
});
