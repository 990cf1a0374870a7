import { scoredAnswers } from '../../../server/insights/evaluate/read-answers-file.ts';

type Score = { criterion?: string | null; points: number; max_points: number };
const criterion = (id: string, ...points: number[]) => ({
  id,
  title: `Says ${id}`,
  levels: points.map((one) => ({ points: one, description: `gets ${one}` })),
});
const line = (scores: Score[], changes: { criteria?: object[]; task?: object } = {}) =>
  JSON.stringify({
    id: 'a1',
    task: { id: 'q1', title: 'Ice', prompt: 'Why does ice float?', reference: 'It is less dense.', ...changes.task },
    rubric: { criteria: changes.criteria ?? [criterion('c1', 0, 1), criterion('c2', 0, 1, 3)] },
    response: 'Because it is lighter.',
    human: { scores },
  });
const humanOf = (text: string) => {
  const read = scoredAnswers(text);
  return read.kind === 'accepted' ? read.answers.map(({ human }) => human) : read.faults;
};

test.each<[string, Score[], number]>([
  ['a total', [{ points: 1.5, max_points: 3 }], 0.5],
  [
    'totals of two raters',
    [
      { criterion: null, points: 1, max_points: 2 },
      { points: 2, max_points: 2 },
    ],
    0.75,
  ],
  [
    'criteria, weighed by their points',
    [
      { criterion: 'c1', points: 1, max_points: 1 },
      { criterion: 'c2', points: 0, max_points: 3 },
    ],
    0.25,
  ],
  [
    'two raters of a criterion',
    [
      { criterion: 'c1', points: 0, max_points: 1 },
      { criterion: 'c1', points: 1, max_points: 1 },
      { criterion: 'c2', points: 3, max_points: 3 },
    ],
    0.875,
  ],
  [
    'a total beside criteria: the total',
    [
      { points: 4, max_points: 4 },
      { criterion: 'c1', points: 0, max_points: 1 },
    ],
    1,
  ],
])('%s', (_what, scores, expected) => {
  expect(humanOf(line(scores))).toEqual([expected]);
});

test.each<[string, string, string]>([
  [
    'a criterion that nobody scored',
    line([{ criterion: 'c1', points: 1, max_points: 1 }]),
    'nor a score for criterion "c2"',
  ],
  ['more points than there are', line([{ points: 3, max_points: 2 }]), 'a score of 3 of 2 cannot be'],
  ['a maximum of nothing', line([{ points: 0, max_points: 0 }]), 'a score of 0 of 0 cannot be'],
  [
    'levels of the same points',
    line([{ points: 0, max_points: 1 }], { criteria: [criterion('c1', 1, 1)] }),
    'the same points',
  ],
])('%s is refused with its line', (_what, bad, reason) => {
  const good = line([{ points: 1, max_points: 1 }]);
  expect(humanOf(`${good}\n\n${bad}\n`)).toEqual([{ line: 3, reason: expect.stringContaining(reason) as string }]);
});

test('one id for two prompts is two questions with names of their own', () => {
  const score = [{ points: 1, max_points: 1 }];
  const read = scoredAnswers(`${line(score)}\n${line(score, { task: { prompt: 'Why is snow white?' } })}`);
  expect(read.kind === 'accepted' && read.answers.map(({ question }) => question)).toMatchObject([
    { id: 'q1 (1)', title: 'Ice (1)' },
    { id: 'q1 (2)', title: 'Ice (2)' },
  ]);
});
