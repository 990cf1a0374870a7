import { editRubric } from '../../../server/workshop/edit-rubric.ts';
import { formOfRubric, type RubricForm } from '../../../server/workshop/rubric-form.ts';
import { tidesRubric } from '../grading/builders.ts';
import { posted } from './posted-form.ts';

const tides = formOfRubric(tidesRubric);
const with_ = (change: (form: RubricForm) => void): RubricForm => {
  const form = structuredClone(tides);
  change(form);
  return form;
};
const criterion = (form: RubricForm, at: number) => form.criteria[at] as RubricForm['criteria'][number];
const level = (form: RubricForm, c: number, l: number) =>
  criterion(form, c).levels[l] as (typeof tides.criteria)[0]['levels'][0];

const titlesOf = ({ criteria }: RubricForm) =>
  criteria.map(({ title, levels }) => [title, levels.map((one) => one.title)]);
test.each([
  [
    'later.0',
    [
      ['Rhythm', ['Wrong', 'Right']],
      ['Cause', ['None', 'Named', 'Explained']],
    ],
  ],
  ['earlier.0', titlesOf(tides)],
  ['later.1', titlesOf(tides)],
  [
    'later.0.0',
    [
      ['Cause', ['Named', 'None', 'Explained']],
      ['Rhythm', ['Wrong', 'Right']],
    ],
  ],
  [
    'earlier.0.2',
    [
      ['Cause', ['None', 'Explained', 'Named']],
      ['Rhythm', ['Wrong', 'Right']],
    ],
  ],
  ['remove.0', [['Rhythm', ['Wrong', 'Right']]]],
  [
    'remove.0.1',
    [
      ['Cause', ['None', 'Explained']],
      ['Rhythm', ['Wrong', 'Right']],
    ],
  ],
  ['remove.1.1', titlesOf(tides)], // two levels at least
  ['add', [...titlesOf(tides), ['', ['Wrong', 'Right']]]],
  [
    'add.1',
    [
      ['Cause', ['None', 'Named', 'Explained']],
      ['Rhythm', ['Wrong', 'Right', '']],
    ],
  ],
  ['later.9', titlesOf(tides)],
  ['later.0.9', titlesOf(tides)],
  ['no such act', titlesOf(tides)],
])('the button %s leaves %j', (act, expected) => {
  const { edited } = editRubric(posted(tides, act), tidesRubric);
  expect(titlesOf(edited.form)).toEqual(expected);
});

test('levels are put in order of points, those without at the end', () => {
  const form = with_((f) => {
    level(f, 0, 0).points = '';
    level(f, 0, 1).points = '3';
  });
  const { edited } = editRubric(posted(form, 'sort.0'), tidesRubric);
  expect(edited.form.criteria[0]?.levels.map(({ title }) => title)).toEqual(['Explained', 'Named', 'None']);
});

test.each([['remove.0'], ['remove.0.1']])('what %s took out is put back where it was, with all its words', (act) => {
  const { edited } = editRubric(posted(tides, act), tidesRubric);
  const removed = JSON.stringify(edited.removed);
  const back = editRubric(posted(edited.form, 'restore', { removed }), tidesRubric);
  expect(back.edited.form).toEqual(tides);
});

test.each([['{"at":{"criterion":0,"level":null},"criterion":{"levels":7},"level":null}'], ['not JSON'], ['']])(
  'nothing is put back of %s',
  (removed) => {
    expect(editRubric(posted(tides, 'restore', { removed }), tidesRubric).edited.form).toEqual(tides);
  },
);
