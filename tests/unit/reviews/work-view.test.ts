import type { Point } from '../../../server/grading/assessment.ts';
import { workBlocks, workLayout } from '../../../server/reviews/work-layout.ts';
import { workPieces } from '../../../server/reviews/work-view.ts';
import type { Work } from '../../../server/submissions/work.ts';

const TEXT = 'one two three four\nfive six';

function point(start: number, end: number, kind: Point['kind'] = 'strength'): Point {
  const evidence = { kind: 'quote' as const, quote: TEXT.slice(start, end), span: { start, end } };
  return { id: `p${start}-${end}`, criterionId: 'c', kind, text: `About ${TEXT.slice(start, end)}`, evidence };
}

test('overlapping quotes: each segment lists its points, each point is numbered where it begins', () => {
  const pieces = workPieces(TEXT, [point(0, 13), point(8, 18, 'next-step')]);
  const shown = pieces.map(({ text, kind, points, refs, notes }) => ({
    text,
    kind,
    points,
    refs: refs.map(({ number, id }) => [number, id]),
    notes: notes.map(({ number }) => number),
  }));
  expect(shown).toEqual([
    { text: 'one two ', kind: 'strength', points: '1', refs: [[1, 'words-1']], notes: [1] },
    {
      text: 'three',
      kind: 'several',
      points: '1 2',
      refs: [
        [1, null],
        [2, 'words-2'],
      ],
      notes: [2],
    },
    { text: ' four', kind: 'next-step', points: '2', refs: [], notes: [] },
    { text: '\nfive six', kind: null, points: '', refs: [], notes: [] },
  ]);
});

test('a quote over a line break is marked on both lines and numbered once', () => {
  const layout = workLayout(work({ name: 'a.py' }));
  const printed = workBlocks(workPieces(TEXT, [point(14, 23)], { borders: layout.starts }), layout);
  expect(printed).toMatchObject({ code: true });
  const lines = printed.blocks.map(({ label, pieces }) => [label, pieces.map(({ text, points }) => [text, points])]);
  expect(lines).toEqual([
    [
      1,
      [
        ['one two three ', ''],
        ['four', '1'],
      ],
    ],
    [
      2,
      [
        ['five', '1'],
        [' six', ''],
      ],
    ],
  ]);
  const refs = printed.blocks.flatMap(({ pieces }) => pieces.flatMap((piece) => piece.refs));
  expect(refs).toHaveLength(1);
});

test.each<[string, Work, string, (number | null)[]]>([
  ['typed text', work(null), 'prose', [null]],
  ['an essay in a file', work({ name: 'essay.txt' }), 'prose', [null]],
  ['code', work({ name: 'Main.java' }), 'code', [1, 2]],
  ['a notebook', work({ name: 'lab.ipynb' }), 'code', [1, 2]],
  ['a PDF whose second page has no words', work({ name: 'a.pdf' }, [1, 3]), 'pages', [1, 3]],
])('%s is laid out as it should be', (_case, given, kind, labels) => {
  const layout = workLayout(given);
  expect(layout.kind).toBe(kind);
  const { blocks } = workBlocks(workPieces(TEXT, [], { borders: layout.starts }), layout);
  expect(blocks.map(({ label }) => label)).toEqual(labels);
  expect(blocks.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join(kind === 'code' ? '\n' : '')).toBe(
    TEXT,
  );
});

function work(file: { name: string } | null, pages?: [number, number]): Work {
  const [first = 1, second = 2] = pages ?? [];
  const starts = [
    { page: first, start: 0 },
    { page: second, start: 19 },
  ];
  return {
    kind: file ? 'file' : 'text',
    text: TEXT,
    file: file && { fileId: 'f', name: file.name, mediaType: 'x', bytes: 1 },
    extraction: { status: 'done', notices: [], ...(pages ? { pages: starts } : {}) },
  };
}
