import { diffTexts, type TextDiff } from '../../../server/reviews/text-diff.ts';

/** `[-gone-]`, `{+new+}` and the rest as it stands. */
function marked(diff: TextDiff): string {
  if (diff.kind === 'too-different') return diff.kind;
  const signs = diff.changes.map((change) =>
    change.kind === 'same'
      ? change.text
      : `${change.removed && `[-${change.removed}-]`}${change.added && `{+${change.added}+}`}`,
  );
  return signs.join('');
}

test.each([
  ['nothing changed', 'The same.', 'The same.', 'The same.'],
  ['two empty texts', '', '', ''],
  ['all new', '', 'New words.', '{+New words.+}'],
  ['all gone', 'Old words.', '', '[-Old words.-]'],
  ['one word for another', 'the red fox runs', 'the blue fox runs', 'the [-red-]{+blue+} fox runs'],
  ['neighbours are one change', 'the red fox runs', 'the blue dog runs', 'the [-red fox-]{+blue dog+} runs'],
  ['a word in between', 'You say what.', 'You say at once what.', 'You say {+at once +}what.'],
  ['a word less at the end', 'one two three', 'one two', 'one two[- three-]'],
  ['texts without spaces', '我喜欢红苹果', '我喜欢绿苹果', '我喜欢[-红-]{+绿+}苹果'],
  ['line breaks are kept', 'a\n\nb', 'a\nb', 'a\n[-\n-]b'],
])('%s', (_case, before, after, expected) => {
  expect(marked(diffTexts(before, after))).toBe(expected);
});

test.each([1, 2, 3, 4, 5])('the parts put together are both texts again (%i)', (seed) => {
  const word = (n: number) => `w${(n * 7 + seed * n * n) % 13}`;
  const before = Array.from({ length: 60 }, (_, n) => word(n)).join(' ');
  const after = Array.from({ length: 70 }, (_, n) => word(n + seed)).join(' ');
  const diff = diffTexts(before, after);
  if (diff.kind === 'too-different') throw new Error('too different');
  const put = (side: 'removed' | 'added') => diff.changes.map((one) => (one.kind === 'same' ? one.text : one[side]));
  expect(put('removed').join('')).toBe(before);
  expect(put('added').join('')).toBe(after);
});

test('texts that differ too much for words are compared by lines, and say so', () => {
  const lines = (from: string) => Array.from({ length: 400 }, (_, n) => `${from} line ${n} ${from} ${from}${n}`);
  const before = [...lines('a'), 'shared'].join('\n');
  const after = [...lines('b'), 'shared'].join('\n');
  const diff = diffTexts(before, after);
  expect(diff.kind).toBe('lines');
  expect(marked(diff)).toMatch(/shared$/);
});

test('where lines say nothing either, it says that', () => {
  const lines = (from: string) => Array.from({ length: 2_000 }, (_, n) => `${from} ${n}`).join('\n');
  expect(diffTexts(lines('a'), lines('b')).kind).toBe('too-different');
});
