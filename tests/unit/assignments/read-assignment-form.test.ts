import { readAssignmentForm } from '../../../server/assignments/read-assignment-form.ts';
import type { Rubric } from '../../../server/rubrics/rubric.ts';

const RUBRIC: Rubric = {
  id: 'short',
  version: 1,
  title: 'Short',
  description: '',
  language: 'en',
  criteria: [
    {
      id: 'c',
      title: 'C',
      description: '',
      levels: [
        { id: 'low', title: 'Low', points: 0, descriptor: 'says little' },
        { id: 'high', title: 'High', points: 1, descriptor: 'says much' },
      ],
    },
  ],
};
const CHOICE = { id: 'short', rubric: RUBRIC };
const FORM = {
  title: 'T',
  task: 'Do it',
  notes: '',
  rubricChoice: 'short',
  rubricYaml: '',
  attempts: '1',
  dueAt: '',
  feedbackLanguage: 'en',
  counts: 'newest',
};
const read = (change: Record<string, unknown>) => readAssignmentForm({ ...FORM, ...change }, [CHOICE]);

test.each<[Record<string, unknown>, object]>([
  [{}, { title: 'T', dueAt: null, attemptsAllowed: 1, counts: 'newest' }],
  [{ title: '  T  ' }, { title: 'T' }],
  [{ task: 'a\r\nb' }, { task: 'a\nb' }],
  [{ attempts: '20' }, { attemptsAllowed: 20 }],
  [{ dueAt: '2026-12-24T18:30' }, { dueAt: new Date('2026-12-24T18:30:00Z') }],
  [{}, { replyRules: { on: true, days: 14, until: null, contests: 2 } }],
  [
    { replies: 'no', replyDays: '365', contests: '0' },
    { replyRules: { on: false, days: 365, until: null, contests: 0 } },
  ],
  [{ replyUntil: '2026-12-24T18:30' }, { replyRules: { until: new Date('2026-12-24T18:30:00Z') } }],
  [{ dueAt: '2026-12-24T18:30:15' }, { dueAt: new Date('2026-12-24T18:30:15Z') }],
  [{ dueAt: '2026-12-24T18:30:15.250Z' }, { dueAt: new Date('2026-12-24T18:30:15.250Z') }],
  [{ dueAt: '2028-02-29T00:00' }, { dueAt: new Date('2028-02-29T00:00:00Z') }],
  [{ feedbackLanguage: 'pt-BR' }, { feedbackLanguage: 'pt-BR' }],
  [{}, { blindShare: 0.05, solutionsAllowed: false }],
  [
    { blindShare: '0', solutionsAllowed: '' },
    { blindShare: 0, solutionsAllowed: false },
  ],
  [
    { blindShare: '50', solutionsAllowed: 'yes' },
    { blindShare: 0.5, solutionsAllowed: true },
  ],
])('%j is accepted', (change, settings) => {
  expect(read(change)).toMatchObject({ kind: 'accepted', settings, rubric: RUBRIC });
});

test.each<[Record<string, unknown>, string]>([
  [{ title: '' }, 'title'],
  [{ title: ' \t' }, 'title'],
  [{ title: 'a'.repeat(201) }, 'title'],
  [{ title: ['a', 'b'] }, 'title'],
  [{ task: '' }, 'task'],
  [{ task: 'a'.repeat(20_001) }, 'task'],
  [{ notes: 'a'.repeat(20_001) }, 'notes'],
  [{ attempts: '0' }, 'attempts'],
  [{ attempts: '21' }, 'attempts'],
  [{ attempts: '1.5' }, 'attempts'],
  [{ attempts: '' }, 'attempts'],
  [{ dueAt: 'tomorrow' }, 'dueAt'],
  [{ dueAt: '2026-02-29T00:00' }, 'dueAt'],
  [{ dueAt: '2026-12-24T24:01' }, 'dueAt'],
  [{ dueAt: '2026-12-24' }, 'dueAt'],
  [{ feedbackLanguage: '' }, 'feedbackLanguage'],
  [{ feedbackLanguage: 'not a language' }, 'feedbackLanguage'],
  [{ counts: 'all' }, 'counts'],
  [{ blindShare: '51' }, 'blindShare'],
  [{ blindShare: '' }, 'blindShare'],
  [{ blindShare: ['5'] }, 'blindShare'],
  [{ solutionsAllowed: 'true' }, 'solutionsAllowed'],
  [{ rubricChoice: '' }, 'rubricChoice'],
  [{ rubricChoice: 'unknown' }, 'rubricChoice'],
  [{ rubricChoice: 'paste' }, 'rubricYaml'],
  [{ rubricChoice: 'paste', rubricYaml: 'just words' }, 'rubricYaml'],
])('%j is refused at its own field', (change, field) => {
  const result = read(change);
  expect(result.kind === 'refused' ? Object.keys(result.errors) : result.kind).toEqual([field]);
});

test.each([undefined, null, 'text', 7, []])('a body of %j is refused and leaves an empty form', (body) => {
  expect(readAssignmentForm(body, [CHOICE])).toMatchObject({ kind: 'refused', form: { title: '', rubricYaml: '' } });
});
