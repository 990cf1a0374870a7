import { editRubric, type Edited } from '../../../server/workshop/edit-rubric.ts';
import { formOfRubric, type RubricForm } from '../../../server/workshop/rubric-form.ts';
import { rubricFormView } from '../../../server/workshop/rubric-form-view.ts';
import { readRubricForm } from '../../../server/workshop/read-rubric-form.ts';
import { tidesRubric } from '../grading/builders.ts';
import { generatedRubric } from './generated-rubric.ts';
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

test('a rubric through the form is the same rubric, whatever it says', () => {
  const rubrics = Array.from({ length: 200 }, (_none, seed) => generatedRubric(seed)).filter((one) => one !== null);
  expect(rubrics.length).toBeGreaterThan(150);
  for (const rubric of rubrics) {
    const form = formOfRubric(rubric);
    const crlf = Object.fromEntries(
      Object.entries(posted(form)).map(([name, value]) => [name, value.replaceAll('\n', '\r\n')]),
    );
    const read = editRubric(crlf, rubric);
    expect(read).toMatchObject({ kind: 'save', rubric });
    expect(read.edited.form).toEqual(form);
  }
});

test.each([
  [
    'a comma in numbers',
    (f: RubricForm) => (level(f, 0, 1).points = ' 0,25 '),
    { criteria: [{ levels: [{}, { points: 0.25 }, {}] }, {}] },
  ],
  ['a weight', (f: RubricForm) => (criterion(f, 0).weight = '2,5'), { criteria: [{ weight: 2.5 }, {}] }],
  ['spaces around a title', (f: RubricForm) => (f.title = '  Tides '), { title: 'Tides' }],
  ['another kind', (f: RubricForm) => (f.kind = 'single-point'), { kind: 'single-point' }],
])('%s is read', (_name, change, expected) => {
  const read = readRubricForm(with_(change), tidesRubric);
  expect(read).toMatchObject({ kind: 'accepted', rubric: expected });
});

const other = tides.criteria[1] as RubricForm['criteria'][number];
test.each([
  ['no title', (f: RubricForm) => (f.title = ' '), { title: 'editor:fault.rubricTitleMissing' }],
  ['no language', (f: RubricForm) => (f.language = 'not a tag'), { language: 'editor:fault.language' }],
  ['no criterion', (f: RubricForm) => (f.criteria = []), { criteria: 'editor:fault.criteria' }],
  [
    'no criterion title',
    (f: RubricForm) => (criterion(f, 1).title = ''),
    { 'criteria.1.title': 'editor:fault.criterionTitleMissing' },
  ],
  ['one level', (f: RubricForm) => criterion(f, 0).levels.splice(1), { 'criteria.0': 'editor:fault.levels' }],
  [
    'a long level title',
    (f: RubricForm) => (level(f, 0, 0).title = 'x'.repeat(121)),
    { 'criteria.0.levels.0.title': 'editor:fault.levelTitleLong' },
  ],
  [
    'no descriptor',
    (f: RubricForm) => (level(f, 0, 0).descriptor = ' \n'),
    { 'criteria.0.levels.0.descriptor': 'editor:fault.descriptorMissing' },
  ],
  [
    'a weight of nothing',
    (f: RubricForm) => (criterion(f, 0).weight = '0'),
    { 'criteria.0.weight': 'editor:fault.weight' },
  ],
  [
    'a weight in words',
    (f: RubricForm) => (criterion(f, 0).weight = 'double'),
    { 'criteria.0.weight': 'editor:fault.weight' },
  ],
  [
    'points in words',
    (f: RubricForm) => (level(f, 0, 0).points = 'none'),
    { 'criteria.0.levels.0.points': 'editor:fault.points' },
  ],
  [
    'negative points',
    (f: RubricForm) => (level(f, 0, 0).points = '-1'),
    { 'criteria.0.levels.0.points': 'editor:fault.points' },
  ],
  [
    'points that do not rise',
    (f: RubricForm) => (level(f, 0, 1).points = '0'),
    { 'criteria.0.levels.1.points': 'editor:fault.pointsOrder' },
  ],
  ['two holistic criteria', (f: RubricForm) => (f.kind = 'holistic'), { kind: 'editor:fault.holistic' }],
  [
    'four single-point levels',
    (f: RubricForm) => {
      f.kind = 'single-point';
      criterion(f, 0).levels.push({ id: 'four', title: 'Four', points: '9', descriptor: 'x' });
    },
    { kind: 'editor:fault.singlePoint' },
  ],
  [
    'several at once',
    (f: RubricForm) => {
      f.title = '';
      level(f, 0, 1).points = '';
      level(f, 1, 1).descriptor = '';
    },
    {
      title: 'editor:fault.rubricTitleMissing',
      'criteria.0.levels.1.points': 'editor:fault.points',
      'criteria.1.levels.1.descriptor': 'editor:fault.descriptorMissing',
    },
  ],
])('%s is refused at its field', (_name, change, errors) => {
  expect(readRubricForm(with_(change), tidesRubric)).toEqual({ kind: 'refused', errors });
});

test('new parts get ids of their titles that nothing else has', () => {
  const fresh = {
    ...other,
    id: '',
    title: 'Rhythm',
    levels: other.levels.map((one) => ({ ...one, id: '', title: 'Ñandú – 2!' })),
  };
  const form = { ...tides, criteria: [...tides.criteria, fresh, { ...fresh, title: '意味' }] };
  const read = readRubricForm(form, tidesRubric);
  const criteria = read.kind === 'accepted' ? read.rubric.criteria : [];
  expect(criteria.map(({ id }) => id)).toEqual(['cause', 'rhythm', 'rhythm-2', 'criterion']);
  expect(criteria[2]?.levels.map(({ id }) => id)).toEqual(['nandu-2', 'nandu-2-2']);
});

test('a kind that has no room for what is there says so and takes nothing out', () => {
  const { edited } = editRubric(posted({ ...tides, kind: 'holistic' }, 'preview'), tidesRubric);
  expect(edited.form.criteria).toEqual(tides.criteria);
  expect(viewOf(edited).misfit).toEqual({ key: 'editor:misfit.holistic', has: 2 });
});

test('the preview is what is typed, sound or not; what is no number is left out', () => {
  const form = with_((f) => {
    f.title = ' ';
    criterion(f, 0).weight = '3';
    level(f, 1, 1).points = 'lots';
  });
  const { preview, lint } = viewOf(editRubric(posted(form, 'preview'), tidesRubric).edited);
  expect(preview).toMatchObject({ title: '', total: null, criteria: [{ maximum: 2.1, weight: 3 }, { maximum: null }] });
  expect(preview.criteria[0]?.levels[1]).toEqual({ title: 'Named', points: 0.3, descriptor: 'The Moon is named.' });
  expect(preview.criteria[1]?.levels[1]?.points).toBeNull();
  expect(lint).toMatchObject([{ href: '#criteria.0.levels.2.points', level: '3 (Explained)', step: 0.6, usual: 0.1 }]);
});

function viewOf(edited: Edited) {
  const place = { base: '', action: '', back: { href: '', label: '' }, hint: '', locale: 'en', seen: '' };
  return rubricFormView({ ...place, ...edited, rubric: tidesRubric, changedMeanwhile: false });
}
