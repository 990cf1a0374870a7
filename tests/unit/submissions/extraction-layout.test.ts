import { extractText } from '../../../server/submissions/extraction/extract-text.ts';
import type { ExtractionResult } from '../../../server/submissions/extraction-pool.ts';
import { pdfOf, textPage } from '../../support/sample-documents.ts';

const extract = (name: string, content: Buffer | string) => extractText(Buffer.from(content), name);
const notebook = (words: string): ExtractionResult => ({
  ...{ kind: 'text', text: words, notices: ['output-rich'] },
  sections: [0, 32, 55, 71, 90],
});
const text = (words: string): ExtractionResult => ({ kind: 'text', text: words, notices: [] });

test.each<[string, string, string, ExtractionResult]>([
  [
    'a notebook, cell by cell',
    'a.ipynb',
    JSON.stringify({
      nbformat: 4,
      cells: [
        { cell_type: 'markdown', source: ['# Means\n', 'of a list'] },
        { cell_type: 'code', source: 'mean([1, 3])', outputs: [{ data: { 'text/plain': ['2.0'], 'image/png': 'x' } }] },
        {
          cell_type: 'code',
          source: 'mean([])',
          outputs: [{ ename: 'ZeroDivisionError', evalue: 'division by zero' }],
        },
      ],
    }),
    notebook(
      '[1] markdown\n# Means\nof a list\n\n[2] code\nmean([1, 3])\n\n[2] output\n2.0\n\n' +
        '[3] code\nmean([])\n\n[3] output\nZeroDivisionError: division by zero',
    ),
  ],
  ['what only calls itself a notebook', 'a.ipynb', '{"cells": 1}', text('{"cells": 1}')],
])('reads %s', async (_what, name, content, expected) => {
  expect(await extract(name, content)).toEqual(expected);
});

test('a PDF tells where its pages begin; one without words has no place', async () => {
  const result = await extract('a.pdf', pdfOf([textPage(['One']), '', textPage(['Three'])]));
  expect(result).toMatchObject({
    text: 'One\n\nThree',
    pages: [
      { page: 1, start: 0 },
      { page: 3, start: 5 },
    ],
  });
});
