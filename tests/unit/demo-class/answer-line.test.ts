import { parseAnswerLines } from '../../../server/insights/dataset/answer-line.ts';
import { answersPlan } from '../../../server/demo/answers-plan.ts';
import { parseRubric } from '../../../server/rubrics/parse-rubric.ts';

const line = (changes: object = {}): string =>
  JSON.stringify({
    id: 'a1',
    dataset: 'made-up',
    language: 'en',
    task: { id: 'Q 1', title: 'Ice', prompt: 'Why does ice float?', reference: 'It is less dense.' },
    rubric: {
      origin: 'us',
      max_points: 1,
      criteria: [
        {
          id: 'c1',
          title: 'Says why',
          max_points: 1,
          levels: [
            { points: 1, description: 'met' },
            { points: 0, description: 'not met' },
          ],
        },
      ],
    },
    response: 'Because it is lighter.',
    human: { scores: [{ rater: 'gold', criterion: null, points: 0.5, max_points: 1 }], feedback: 'Lighter than what?' },
    source: { key: 'k', path: 'p' },
    ...changes,
  });

describe('parseAnswerLines', () => {
  test.each([
    ['one line', line(), 1],
    ['a last line break and an empty line between', `${line()}\n\n${line()}\n`, 2],
    ['CR LF and a byte order mark', `\uFEFF${line()}\r\n${line()}\r\n`, 2],
    ['an empty response: it goes to a person', line({ response: '' }), 1],
  ])('accepts %s', (_, text, count) => {
    const parsed = parseAnswerLines(text);
    expect(parsed.kind === 'accepted' && parsed.answers.length).toBe(count);
  });

  test.each([
    ['nothing', '', [1], /no answers/],
    ['no JSON', `${line()}\nhello`, [2], /not a JSON object/],
    ['a list', '[]', [1], /expected object/i],
    ['no response', line({ response: undefined }), [1], /"response"/],
    ['a response that is no text', line({ response: 4 }), [1], /"response"/],
    ['no prompt', line({ task: { id: 'q', title: 't' } }), [1], /"task.prompt"/],
    ['no criteria', line({ rubric: { criteria: [] } }), [1], /"rubric.criteria"/],
    [
      'a feedback file',
      '{"id":"f","kind":"feedback-quality","task":{"prompt":"p"},"feedback":"Well done"}',
      [1],
      /"kind"/,
    ],
    ['no human score', line({ human: { scores: [] } }), [1], /"human.scores"/],
  ])('refuses %s with line and field', (_, text, lines, words) => {
    const parsed = parseAnswerLines(text);
    if (parsed.kind !== 'refused') throw new Error('was accepted');
    expect(parsed.faults.map((fault) => fault.line)).toEqual(lines);
    expect(parsed.faults.map((fault) => fault.reason).join('\n')).toMatch(words);
  });
});

describe('answersPlan', () => {
  const planOf = (text: string) => {
    const parsed = parseAnswerLines(text);
    if (parsed.kind !== 'accepted') throw new Error(JSON.stringify(parsed.faults));
    return answersPlan(parsed.answers, '/data/Made Up.jsonl', text);
  };
  const other = { task: { id: 'Q 2', title: 'Ice', prompt: 'Why does salt melt ice?', reference: '' } };

  test('questions become assignments, the k-th answer of each question student k', () => {
    const plan = planOf([line(), line(other), line(), line()].join('\n'));
    expect(plan.assignments.map(({ title }) => title)).toEqual(['Ice (1)', 'Ice (2)']);
    expect(plan.students.map(({ familyName }) => familyName)).toEqual(['01', '02', '03']);
    const [q1, q2] = plan.assignments.map(({ key }) => key);
    const [s1, s2, s3] = plan.students.map(({ key }) => key);
    expect(plan.answers.map(({ assignmentKey, studentKey }) => [assignmentKey, studentKey])).toEqual([
      [q1, s1],
      [q1, s2],
      [q1, s3],
      [q2, s1],
    ]);
  });

  test('one id for two prompts is two questions', () => {
    const same = { task: { id: 'Q 1', title: 'Fire', prompt: 'Why is fire hot?', reference: '' } };
    expect(planOf(`${line()}\n${line(same)}`).assignments).toHaveLength(2);
  });

  test('the rubric is one our own format reads, with its levels from lowest to highest', () => {
    const [assignment] = planOf(line()).assignments;
    const parsed = assignment?.rubric.kind === 'paste' ? parseRubric(assignment.rubric.yaml) : null;
    if (parsed?.kind !== 'accepted') throw new Error(JSON.stringify(parsed));
    expect(parsed.rubric.id).toBe('q-1');
    expect(parsed.rubric.criteria[0]?.levels.map(({ id, points }) => [id, points])).toEqual([
      ['l0', 0],
      ['l1', 1],
    ]);
  });

  test('another text of the same file is another course, the same text the same one', () => {
    expect(planOf(line()).key).toBe(planOf(line()).key);
    expect(planOf(line()).key).not.toBe(planOf(line({ response: 'It is air.' })).key);
  });
});
