import { seededRandom } from '../../../server/insights/agreement/seeded-random.ts';
import type { ComparedWork, Reading } from '../../../server/insights/evaluate/compared-work.ts';
import { evaluateWorks } from '../../../server/insights/evaluate/evaluation.ts';
import { htmlReport } from '../../../server/insights/evaluate/html-report.ts';
import { jsonLine } from '../../../server/insights/evaluate/json-line.ts';
import { textReport } from '../../../server/insights/evaluate/text-report.ts';
import { RUBRIC } from '../../support/desk-sample.ts';

const reading = (changes: Partial<Reading> = {}): Reading => ({
  ...{ route: 'ready', findings: 1, calls: 2, cpuMs: 3, cost: 0 },
  ...changes,
});
let works = 0;
const work = (
  question: string,
  human: number,
  ours: number | null,
  changes: Partial<ComparedWork> = {},
): ComparedWork => ({
  ...{ id: `w${works++}`, question: { id: question, title: `About ${question}`, rubric: RUBRIC }, human, ours },
  ...{ lexical: human, reading: reading() },
  ...changes,
});
const evaluate = (...some: ComparedWork[]) => evaluateWorks(some, seededRandom(1));
const subject = { title: 'Evaluation of <b>x</b>', readers: 'a & b', demonstration: true, caveat: null };

test('what the readers left to a person is counted, and is no zero', () => {
  const evaluation = evaluate(work('q', 0.5, null), work('q', 1, 1), work('q', 0.5, 0.5));
  expect(evaluation).toMatchObject({ n: 3, unmarked: 1, pooled: { n: 2, exact: 1, mae: 0 } });
  expect(evaluation.baselines.majority.n).toBe(2);
});

test('the majority gives each question its own usual mark', () => {
  const some = [work('a', 1, 0), work('a', 1, 0), work('a', 0, 0), work('b', 0.25, 0), work('b', 0.25, 0)];
  expect(evaluate(...some).baselines.majority).toMatchObject({ n: 5, exact: 0.8, mae: 0.2 });
});

test('the mean over questions lets each count once, and leaves out a kappa that is not defined', () => {
  const some = [work('a', 1, 1), work('a', 0, 0), work('a', 0, 0), work('b', 1, 0), work('c', 1, 1)];
  const { perQuestion, pooled } = evaluate(...some);
  expect(perQuestion.qwk).toBeCloseTo(0.5, 10);
  expect(perQuestion.exact).toBeCloseTo(2 / 3, 10);
  expect(pooled.exact).toBe(0.8);
});

test('routes are measured apart, with or without marks', () => {
  const yours = { reading: reading({ route: 'yours-first' }) };
  const { routes } = evaluate(
    work('a', 1, 1),
    work('a', 1, 0.75),
    work('a', 1, null, yours),
    work('a', 0, null, { reading: null }),
  );
  expect(routes.ready).toMatchObject({ n: 2, agreement: { n: 2, exact: 0.5, adjacent: 1 } });
  expect(routes['yours-first']).toMatchObject({ n: 1, agreement: { n: 0, exact: null } });
  expect(routes['look-here'].n).toBe(0);
});

test('the table of bands has people’s marks as rows', () => {
  const { confusion } = evaluate(work('a', 1, 0.5), work('a', 1, 0.5), work('a', 0, 0));
  expect(confusion[4]?.[2]).toBe(2);
  expect(confusion[0]?.[0]).toBe(1);
  expect(confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(3);
});

test('a cost is known only when each is, and the processor time is the median of those measured', () => {
  const costs = (...each: (number | null)[]) =>
    evaluate(...each.map((cost) => work('a', 1, 1, { reading: reading({ cost }) })));
  expect(costs(1, 2).cost).toBe(3);
  expect(costs(1, null).cost).toBeNull();
  const cpu = [1, 100, 2, null].map((cpuMs) => work('a', 1, 1, { reading: reading({ cpuMs }) }));
  expect(evaluate(...cpu).cpuMsPerSubmission).toBe(2);
});

test('the line for programs has its public keys, and null where a figure is not defined', () => {
  const none = { n: 0, exact: null, adjacent: null };
  expect(JSON.parse(jsonLine(evaluate(work('q', 1, 1))))).toEqual({
    n: 1,
    questions: [{ id: 'q', n: 1, qwk: null, exact: 1, mae: 0 }],
    perQuestion: { qwk: null, exact: 1, mae: 0 },
    pooled: { qwk: null, qwkLow: null, qwkHigh: null, exact: 1, mae: 0 },
    baselines: { majority: { qwk: null, exact: 1, mae: 0 }, lexical: { qwk: null, exact: 1, mae: 0 } },
    routes: { ready: { n: 1, exact: 1, adjacent: 1 }, 'look-here': none, 'yours-first': none },
    callsPerSubmission: 2,
    cpuMsPerSubmission: 3,
    cost: 0,
  });
  expect(JSON.parse(jsonLine(evaluate()))).toMatchObject({ n: 0, questions: [], callsPerSubmission: null, cost: null });
});

test('the page stands alone, says nothing that a file could have made it say, and tells its charts in words', () => {
  const page = htmlReport(evaluate(work('<script>', 1, 1), work('q', 0, 0.25)), subject);
  expect(page).not.toMatch(/<script|<b>|https?:(?!\/\/www\.w3\.org\/2000\/svg)|<link|<img/);
  expect(page).toContain('&#60;script&#62;');
  expect(page.match(/<svg role="img" aria-labelledby=/g)).toHaveLength(3);
  expect(page.match(/<title id=/g)).toHaveLength(3);
  expect(page.match(/<table>/g)).toHaveLength(4);
  expect(page).toContain('Demonstration, not an assessment');
  expect(page).not.toMatch(/NaN|undefined|null/);
});

test('the text holds the same tables', () => {
  const text = textReport(evaluate(work('q', 1, 1), work('r', 0, 0.25)), subject);
  expect(text).toContain('Model calls per work: 2.00');
  expect(text).toMatch(/^readers +2 /m);
  expect(text).toMatch(/^About q +1 +– +100 %/m);
  expect(text).not.toMatch(/NaN|undefined/);
});
