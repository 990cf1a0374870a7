import { z } from 'zod';
import { readAnswer } from '../../../server/llm/read-answer.ts';

const schema = z.object({ a: z.string() });
const read = (text: string) => {
  const answer = readAnswer(text, schema);
  return answer.kind === 'read' ? answer.value.a : null;
};

test.each([
  ['plain', '{"a": "x"}', 'x'],
  ['in a fence', '```json\n{"a": "x"}\n```', 'x'],
  ['after prose with braces', 'As {you} asked: {"a": "x"}', 'x'],
  ['after another object', '{"plan": 1} then {"a": "x"}', 'x'],
  ['before more text with braces', '{"a": "x"} (see {b})', 'x'],
  ['after thoughts that hold an answer', '<think>{"a": "draft"}</think>{"a": "x"}', 'x'],
  ['with a trailing comma', '{"a": "x",\n}', 'x'],
  ['with NUL', '\u0000{"a": "x\u0000\\u0000"}', 'x'],
  ['with a raw line break in a string', '{"a": "x\ny"}', 'x\ny'],
  ['with brackets in a string', '{"a": "x}],}"}', 'x}],}'],
  ['with an escaped quote', '{"a": "say \\"x\\""}', 'say "x"'],
  ['unescaped LaTeX that is no escape', String.raw`{"a": "$\alpha \le \sqrt{2}$"}`, String.raw`$\alpha \le \sqrt{2}$`],
  [
    'unescaped LaTeX that JSON would misread',
    String.raw`{"a": "$\frac{1}{2} \times \theta \beta \rho$"}`,
    String.raw`$\frac{1}{2} \times \theta \beta \rho$`,
  ],
  ['LaTeX escaped as it should be', String.raw`{"a": "$\\frac{1}{2}$\nNext"}`, '$\\frac{1}{2}$\nNext'],
  ['a line break before an ordinary word', String.raw`{"a": "one\ntwo\tthree\nbut"}`, 'one\ntwo\tthree\nbut'],
  ['a Windows path', String.raw`{"a": "C:\users"}`, 'C:\\users'],
])('reads an answer %s', (_what, text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ['nothing', ''],
  ['no JSON', 'forty-two'],
  ['half an object', '{"a": "x'],
  ['an object never closed', '{"a": "x"'],
  ['another shape', '{"b": 1}'],
  ['a list', '["a"]'],
  ['a backslash at the end', '{"a": "\\'],
  ['brackets a million deep', '{"a":' + '['.repeat(1_000_000)],
  ['braces by the million', '{'.repeat(1_000_000)],
  ['white space by the million', ' '.repeat(1_000_000)],
  ['commas by the million', `{${','.repeat(1_000_000)}`],
])('%s is unreadable, and the reason can be sent back', (_what, text) => {
  const answer = readAnswer(text, schema);
  expect(answer.kind).toBe('unreadable');
  expect(answer.kind === 'unreadable' && answer.reason).toMatch(/^It /);
});
