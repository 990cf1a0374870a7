import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startModelServer, type ModelServer } from '../support/model-server.ts';
import type { ModelCall } from '../support/model-wire.ts';

/** The command as a person gives it: its own process, a file, a reader. */
const MAIN = join(import.meta.dirname, '../../server/insights/evaluate/main.ts');
let folder: string;
let server: ModelServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sr-evaluate-'));
  server = await startModelServer();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

type Run = { code: number; out: string; problem: string };

function evaluate(args: string[], settings: NodeJS.ProcessEnv = {}): Promise<Run> {
  return new Promise((resolve) => {
    const env = { ...process.env, OPENAI_API_KEY: undefined, READER: undefined, ...settings };
    const child = execFile(process.execPath, [MAIN, ...args], { cwd: folder, env }, (_error, out, problem) =>
      resolve({ code: child.exitCode ?? -1, out, problem }),
    );
  });
}

const RUBRIC = {
  criteria: [
    {
      id: 'c1',
      title: 'Names the cause',
      levels: [0, 1, 2].map((points) => ({ points, description: `level ${points}` })),
    },
  ],
};
const answer = (question: number, points: number, response: string) =>
  JSON.stringify({
    id: `a-${question}-${points}`,
    language: 'en',
    task: { id: `q${question}`, title: `Tides ${question}`, prompt: 'What raises the tides?', reference: REFERENCE },
    rubric: { ...RUBRIC, origin: `question ${question}` },
    response,
    human: { scores: [{ rater: 'gold', criterion: null, points, max_points: 2 }] },
  }).replace('"c1"', `"c${question}"`);
const REFERENCE = 'The gravity of the moon pulls the sea into two bulges, and the earth turns below them.';
const ANSWERS = [1, 2].flatMap((question) => [
  answer(question, 2, 'The gravity of the moon pulls the sea into two bulges and the earth turns below them.'),
  answer(question, 1, 'I think that it is the moon which pulls at the sea somehow.'),
  answer(question, 0, 'The wind blows strongly over the water near every coast.'),
]);

async function file(name: string, lines: string[]): Promise<string> {
  await writeFile(join(folder, name), lines.join('\n'));
  return name;
}

const lastLine = (out: string) => JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>;

test('reads a file offline: text, a page, and one JSON line with its public keys; the same again', async () => {
  const args = [await file('good.jsonl', ANSWERS), '--json', '--html', 'report.html', '--seed', '5'];
  const run = await evaluate(args);
  expect(run).toMatchObject({ code: 0 });
  expect(run.out).toContain('Demonstration, not an assessment');
  const figures = lastLine(run.out);
  expect(Object.keys(figures)).toEqual(
    'n questions perQuestion pooled baselines routes callsPerSubmission cpuMsPerSubmission cost'.split(' '),
  );
  expect(figures).toMatchObject({
    n: 6,
    cost: 0,
    questions: [
      { id: 'q1', n: 3 },
      { id: 'q2', n: 3 },
    ],
  });
  expect(figures['callsPerSubmission']).toBeGreaterThanOrEqual(1);
  expect(figures['cpuMsPerSubmission']).toBeGreaterThan(0);
  const page = await readFile(join(folder, 'report.html'), 'utf8');
  expect(page).toContain('<title>Evaluation of good.jsonl</title>');

  const again = lastLine((await evaluate(args)).out);
  expect({ ...again, cpuMsPerSubmission: 0 }).toEqual({ ...figures, cpuMsPerSubmission: 0 });
});

test('--limit takes the first so many', async () => {
  const run = await evaluate([await file('limit.jsonl', ANSWERS), '--json', '--limit', '2']);
  expect(lastLine(run.out)).toMatchObject({ n: 2, questions: [{ id: 'q1', n: 2 }] });
});

/** A model that gives the top level to all but one work, and fails on that one. */
function answerOf(call: ModelCall) {
  const text = call.messages.map(({ content }) => content).join('\n');
  if (text.includes('The wind blows')) return { text: 'no JSON at all' };
  if (call.task === 'validation') return { value: { findings: [] } };
  const criterionId = /criterion (c\d)/.exec(text)?.[1] ?? '';
  const quote = text.includes('I think that it is') ? 'the moon' : 'gravity of the moon';
  const about = { criterionId, quote, looked: [], kind: 'strength', text: 'You name the moon as the cause here.' };
  const criteria = [{ criterionId, levelId: 'l2', cannotJudge: null, closeTo: null }];
  return {
    value: { points: [about], criteria, summary: 'The cause is named; say next how it works.', confidence: 0.5 },
  };
}

test('with a key the same command asks a model; an answer it fails on has no mark and is no zero', async () => {
  server.answerWith(answerOf);
  const settings = { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: server.url };
  const run = await evaluate([await file('model.jsonl', ANSWERS), '--json', '--model', 'reader-x'], settings);
  expect(run).toMatchObject({ code: 0 });
  expect(server.journal.every(({ model }) => model === 'reader-x')).toBe(true);
  expect(run.out).toContain('Left without a mark by the readers: 2');
  expect(run.out).not.toContain('Demonstration');
  // Two works in each question have a mark: a right 2, and a 2 for people's 1.
  expect(lastLine(run.out)).toMatchObject({ n: 6, pooled: { exact: 0.5, mae: 0.25 }, cost: null });
});

test('a model that refuses the key, or fails on everything, is a failed run', async () => {
  server.answerWith(() => ({ text: 'no JSON at all' }));
  const settings = { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: server.url, GENERATOR_MODEL: 'reader-x' };
  const run = await evaluate([await file('fails.jsonl', ANSWERS.slice(0, 2)), '--json'], settings);
  expect(run.code).toBe(1);
  expect(run.problem).not.toMatch(/^ +at /m);
  expect(run.out).toBe('');
});

test.each<[string, () => Promise<string[]>, RegExp]>([
  [
    'a line that is no JSON',
    async () => [await file('bad.jsonl', [ANSWERS[0] ?? '', '{oops'])],
    /line 2: is not a JSON object.*Correct these lines/s,
  ],
  [
    'a field that is missing',
    async () => [await file('field.jsonl', [(ANSWERS[0] ?? '').replace('"response"', '"answer"')])],
    /line 1: field "response"/,
  ],
  [
    'a human score that cannot be',
    async () => [
      await file('score.jsonl', [
        ANSWERS[1] ?? '',
        (ANSWERS[0] ?? '').replace('"points":2,"max_points":2', '"points":3,"max_points":2'),
      ]),
    ],
    /line 2: field "human.scores": a score of 3 of 2/,
  ],
  ['a file that is not there', () => Promise.resolve(['nowhere.jsonl']), /nowhere\.jsonl cannot be read \(ENOENT\)/],
  [
    'a report that cannot be written',
    async () => [await file('ok.jsonl', ANSWERS.slice(0, 1)), '--html', 'no/such/report.html'],
    /cannot be written.*folder exists/s,
  ],
  [
    'a model without a key',
    async () => [await file('key.jsonl', ANSWERS), '--model', 'reader-x'],
    /no key for reader-x.*OPENAI_API_KEY/s,
  ],
  ['neither file nor course', () => Promise.resolve([]), /name either a file.*--help/s],
  ['a limit of nothing', () => Promise.resolve(['x.jsonl', '--limit', '0']), /whole number from 1/],
])(
  '%s is told in words, and ends with 1',
  async (_what, args, words) => {
    const run = await evaluate(await args());
    expect(run.code).toBe(1);
    expect(run.problem).toMatch(words);
    expect(run.problem).not.toMatch(/^ +at /m);
  },
  60_000,
);
