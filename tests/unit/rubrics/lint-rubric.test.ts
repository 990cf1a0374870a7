import { join } from 'node:path';
import { lintRubric } from '../../../server/rubrics/lint-rubric.ts';
import { loadRubricLibrary } from '../../../server/rubrics/load-rubric-library.ts';
import type { Criterion } from '../../../server/rubrics/rubric.ts';

const texts = ['No source is named.', 'One source is named.', 'Two sources are named, with their dates.'];

function criterion(descriptors: readonly string[], points = descriptors.map((_text, at) => at)): Criterion {
  const levels = descriptors.map((descriptor, at) => ({
    ...{ id: `l${at}`, title: `Level ${at}`, descriptor },
    points: points[at] ?? Number.NaN,
  }));
  return { id: 'sources', title: 'Sources', description: 'Where the facts come from.', levels };
}

function lint(criteria: Criterion[], language = 'en') {
  return lintRubric({ criteria, language }).map(({ field, kind }) => `${kind} at ${field}`);
}

test('the shipped rubrics have nothing to be said against', async () => {
  const rubrics = await loadRubricLibrary(join(import.meta.dirname, '../../../rubrics'));
  expect(rubrics.map((rubric) => [rubric.id, lintRubric(rubric)])).toEqual(rubrics.map(({ id }) => [id, []]));
});

const overlaps = ['levels-overlap at criteria.0.levels.1.descriptor'];
test.each([
  ['the same words', ['Sources are named in the text.', 'Sources are named in the text!'], overlaps],
  ['only more of the same', ['Sources are clearly named here.', 'Sources are very clearly named here.'], overlaps],
  ['parallel words that count', ['The text names one source.', 'The text names two sources.'], []],
  ['parallel words with and without', ['Names no source with a date.', 'Names a source with a date.'], []],
  ['nothing yet', ['', ''], []],
  [
    'one word of many',
    [
      'The essay quotes the treaty, names its date and place, and explains what each of the parties lost by signing it.',
      'The essay quotes the treaty, names its date and place, and explains what each of the parties gained by signing it.',
    ],
    overlaps,
  ],
])('levels that say %s', (_name, descriptors, expected) => {
  expect(lint([criterion(descriptors)])).toEqual(expected);
});

test.each([
  ['en', 'Good use of sources.', true],
  ['en', 'The student understands the topic very well.', true],
  ['en', 'Poor.', true],
  ['en', 'Appropriate sources are cited with author and year.', false],
  ['en', 'Uses 3 good sources.', false],
  ['en', 'No source is named.', false],
  ['de', 'Die Quellen sind gut und angemessen.', true],
  ['de', 'Der Text zeigt ein sehr gutes Verständnis des Themas.', true],
  ['de', 'Jede Behauptung nennt eine passende Quelle mit Jahr.', false],
  ['es', 'Muestra una buena comprensión del tema.', true],
  ['es', 'El trabajo es excelente.', true],
  ['es', 'Cada afirmación cita una fuente adecuada con su año.', false],
  ['fr', 'Bonne compréhension du sujet.', false],
  ['no such tag', 'Good.', false],
])('in %s, "%s" only judges: %s', (language, descriptor, vague) => {
  const kinds = lint([criterion(['Nada, nichts, nothing 1.', descriptor])], language);
  expect(kinds).toEqual(vague ? ['vague-descriptor at criteria.0.levels.1.descriptor'] : []);
});

test.each([
  ['rising evenly', [0, 1, 2], []],
  ['rising faster', [0, 2, 6], []],
  ['a level worth less', [0, 2, 1], ['points-not-rising at criteria.0.levels.2.points']],
  ['a level worth the same', [0, 0, 1], ['points-not-rising at criteria.0.levels.1.points']],
  ['a jump', [0, 1, 9], ['points-jump at criteria.0.levels.2.points']],
  ['a jump at the bottom', [0, 6, 8], ['points-jump at criteria.0.levels.1.points']],
  ['no zero', [1, 2, 3], ['no-zero at criteria.0.levels.0.points']],
  ['points still to be typed', [0, Number.NaN, 2], []],
])('points with %s', (_name, points, expected) => {
  expect(lint([criterion(texts, points)])).toEqual(expected);
});

test('a criterion with far fewer levels than another, and a rubric without any zero', () => {
  const other = {
    ...criterion([...texts, 'Each fact has one.'], [1, 2, 3, 4]),
    title: 'Facts',
    description: 'What is told.',
  };
  const short = { ...criterion(['Ends in the middle.', 'Ends with what follows.'], [1, 2]), title: 'End' };
  expect(lint([other, short])).toEqual(['no-zero-anywhere at criteria.0.levels.0.points', 'few-levels at criteria.1']);
});

test.each([
  ['one title', criterion(['Nothing is claimed.', 'A claim is made.']), true],
  ['the same words', { ...criterion(texts), title: 'References' }, true],
  [
    'other things in parallel words',
    {
      ...criterion(['No date is given.', 'One date is given.', 'Two.']),
      title: 'Dates',
      description: 'When it happened.',
    },
    false,
  ],
])('two criteria with %s', (_name, second, alike) => {
  expect(lint([criterion(texts), second])).toEqual(alike ? ['criteria-alike at criteria.1.title'] : []);
});
