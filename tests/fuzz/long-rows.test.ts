import { termsOf } from '../../server/llm/offline/terms.ts';
import { nextPage } from '../../server/lti/next-page.ts';
import { passagesOf } from '../../server/reviews/bank/similar-passage.ts';
import { readRubrics } from '../../server/rubrics/formats/read-rubrics.ts';
import { readProseRubric } from '../../server/rubrics/prose/read-prose-rubric.ts';
import { typedNumber } from '../../server/workshop/draft-rubric.ts';

const GIVEN = { id: 'r', title: 'x', language: 'en' };
const row = (sign: string) => sign.repeat(200_000);
const table = (cell: string) => `<table><tr><th>A</th></tr>${`<tr><td>${cell}</td></tr>`.repeat(400)}</table>`;

// Each took minutes once: a pattern tried again from every sign of a row. They end, or the test does not.
it.each<[string, () => unknown]>([
  ['full stops in a work, looked through for a sentence', () => passagesOf(`a${row('.')}x`)],
  ['line breaks in a work', () => termsOf(row('\n'))],
  ['digits typed as points', () => typedNumber(`${row('1')}x`)],
  ['spaces in the cells of a rubric', () => readRubrics(table(`${' '.repeat(9_000)}x`), 'table', GIVEN)],
  ['comments without an end in a rubric', () => readRubrics(table('<!--'.repeat(2_400)), 'table', GIVEN)],
  ['signs behind the heading of a table', () => readRubrics(`# a${row('#')}x\n|a|b|\n|-|-|\n|c|d|`, 'table', GIVEN)],
  ['spaces in the rule of a table', () => readRubrics(`|${' '.repeat(1_900)}x|\n`.repeat(400), 'table', GIVEN)],
  ['spaces in a rubric as prose', () => readProseRubric(`Argument${row(' ')}x\nGood (5): y`, GIVEN)],
  ['brackets in a Link header', () => nextPage('< '.repeat(100_000), 'https://lms.example/roster')],
])('a long row of %s is read in one pass', (_what, read) => {
  expect(read()).not.toBe('');
});
