import { workBlocks, workLayout } from '../../../server/reviews/work-layout.ts';
import { workPieces } from '../../../server/reviews/work-view.ts';
import type { ExtractionResult } from '../../../server/submissions/extraction-pool.ts';
import { extractText } from '../../../server/submissions/extraction/extract-text.ts';
import { failed } from '../../../server/submissions/extraction/extraction-result.ts';
import { zipOf, type ZipEntry } from '../../support/sample-documents.ts';

// In this process, without a child: what throws here is `unreadable` there (`extract-child.ts`).
async function extract(name: string, content: Buffer | string): Promise<ExtractionResult> {
  return extractText(Buffer.from(content), name).catch(() => failed('unreadable'));
}

const files = (...entries: [string, string | Buffer, Partial<ZipEntry>?][]) =>
  zipOf(entries.map(([name, content, more]) => ({ name, content, ...more })));

const notebook = JSON.stringify({ nbformat: 4, cells: [{ cell_type: 'code', source: '1 + 1' }] });

const project = files(
  ['work/src/main.py', 'import a\r\nprint(a.b)\n'],
  ['work/README', 'How to run'],
  ['work/src/', ''],
  ['work/src/a.py', ''],
  ['work/lab.ipynb', notebook],
  ['work/logo.png', Buffer.from([0x89, 0, 1])],
  ['work/binary.py', Buffer.from([0, 1, 2, 0])],
  ['work/inner.zip', 'PK'],
  ['work/node_modules/x/index.js', 'x'],
  ['work/node_modules/y/index.js', 'y'],
  ['__MACOSX/work/._main.py', 'x'],
  ['../../etc/passwd.txt', 'root'],
  ['/abs.txt', 'root'],
  ['work/link.txt', '/etc/passwd', { mode: 0o120777 }],
  ['work/data.csv', '1,2\n'.repeat(30_000)],
);

test('reads an archive of code: each file under its path, in order, and what is left out is named', async () => {
  const result = await extract('work.zip', project);
  expect(result).toEqual({
    kind: 'text',
    text:
      '=== work/README ===\nHow to run\n\n=== work/lab.ipynb ===\n[1] code\n1 + 1\n\n' +
      '=== work/src/main.py ===\nimport a\nprint(a.b)',
    notices: expect.arrayContaining([
      ...['omitted-binary', 'omitted-archive', 'omitted-tools', 'omitted-path', 'omitted-link', 'omitted-large'],
    ]) as unknown,
    sections: [0, 32, 71],
    omitted: [
      ...['(../…) (2)', '__MACOSX/', 'work/binary.py', 'work/data.csv', 'work/inner.zip', 'work/link.txt'],
      ...['work/logo.png', 'work/node_modules/ (2)'],
    ],
  });
});

test('lines are numbered anew in each file and cell, a heading has no number, and a quote is marked on its line', async () => {
  const result = await extract('work.zip', project);
  if (result.kind !== 'text') throw new Error(result.reason);
  const { text, notices, sections = [] } = result;
  const start = text.indexOf('print');
  const file = { fileId: 'f', name: 'work.zip', mediaType: 'x', bytes: 1 };
  const layout = workLayout({ kind: 'file', text, file, extraction: { status: 'done', notices, sections } });
  const evidence = { kind: 'quote' as const, quote: 'print(a.b)', span: { start, end: text.length } };
  const points = [{ id: 'p', criterionId: 'c', kind: 'strength' as const, text: 'Good', evidence }];
  const { blocks } = workBlocks(workPieces(text, points, { borders: layout.starts }), layout);
  expect(blocks.map(({ label }) => label)).toEqual([null, 1, 2, null, 1, 2, 3, null, 1, 2]);
  expect(blocks.at(-1)).toMatchObject({ place: 10, pieces: [{ text: 'print(a.b)', points: '1' }] });
});

test.each<[string, string, () => Buffer | string, string]>([
  ['a .zip with a password', 'a.zip', () => files(['a.py', 'x', { encrypted: true }]), 'encrypted'],
  ['text by the name of .zip', 'a.zip', () => 'PK', 'unreadable'],
  ['an empty .zip', 'a.zip', () => zipOf([]), 'empty'],
  ['a .zip of pictures', 'a.zip', () => files(['a.png', 'x']), 'unsupported'],
  ['a .zip with two files of one name', 'a.zip', () => files(['a.py', 'x'], ['a.py', 'y']), 'unreadable'],
  [
    'a .zip of too much code',
    'a.zip',
    () => files(...Array.from({ length: 9 }, (_, n) => [`${n}.py`, 'x = 1\n'.repeat(5_000)] as [string, string])),
    'too-large',
  ],
  [
    'a .zip with a forged size',
    'a.zip',
    () => files(['a.py', 'a'.repeat(50_000_000), { declaredSize: 10 }]),
    'unreadable',
  ],
  ['a .zip cut off', 'a.zip', () => project.subarray(0, -30), 'unreadable'],
])('gives a person %s', async (_what, name, content, reason) => {
  expect(await extract(name, content())).toEqual({ kind: 'failed', reason });
});
