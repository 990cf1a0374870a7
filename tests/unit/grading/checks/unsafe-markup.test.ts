import { runChecks } from '../../../../server/grading/checks/run-checks.ts';
import { thunderDraft, thunderWork } from './sentences/thunder-work.ts';

const acting = [
  '<script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)',
  '&#x3C;img src=x onerror=alert(1)&#x3E;',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  String.raw`\u003cscript\u003ealert(1)`,
  '＜script＞alert(1)＜/script＞',
  '<scr\u200bipt>alert(1)</script>',
  '<scr\0ipt>alert(1)</script>',
  '<script/src=//evil.example/x.js>',
  '<img src=x onerror=alert(1)',
  '<details open ontoggle=alert(1)>',
  '<x-y onfocus=alert(1) tabindex=1>',
  '<p style="background:url(//evil.example)">',
  '<iframe srcdoc="<b>x</b>">',
  '<portal src=https://evil.example>',
  '[here](java&#115;cript:alert(1))',
  '[here](jav\tascript:alert(1))',
  '[here](https://evil.example)',
  '[here](//evil.example)',
  '[x]: https://evil.example',
  '![x](https://evil.example/p.png)',
  '<https://evil.example>',
  'See www.evil.example now.',
  '<a href="mailto:a@evil.example">write</a>',
  '@import url("//evil.example/x.css")',
  String.raw`\href{javascript:alert(1)}{here}`,
  String.raw`$\input{/etc/passwd}$`,
  '=HYPERLINK("https://evil.example","x")',
  'data:text/html;base64,PHNjcmlwdD4=',
  'Read this \u202eti ton\u202c now.',
  '<!-- hidden -->',
  '<q title="<" onclick=alert(1)>',
  '<q title="<b" onclick=alert(1)>',
  '![a ![b](c)',
  '\n\n  [x]: evil',
  '\n \n =HYPERLINK("x")',
  '<a  x = = y >',
];

const harmless = [
  'If x < y and y > z, then say which is largest.',
  'A `List<String>` would do; name the type in your second line.',
  'Write 5 < 6 as a sentence.',
  'The ratio 3:4 is right: javascript is not needed here.',
  'Use `{{name}}` as the template in your text does.',
  'Set the image of the storm beside your first sentence.',
  String.raw`Write $\frac{d}{t}$ and $\sqrt{2}$ below each other.`,
  'The style = plain, the content = rich: an odd pair of equals signs.',
  'Data: six seconds, no distance.',
];

test.each(acting)('held back: %s', (markup) => {
  expect(found(`The flash comes first. ${markup}`)).toContain('unsafe-markup');
  expect(found(markup)).toContain('unsafe-markup');
});

test.each(harmless)('passes: %s', (text) => {
  expect(found(text)).not.toContain('unsafe-markup');
});

test('an element that the task speaks of may be named between backticks', () => {
  const work = { ...thunderWork('en'), task: 'Write a page with an <img> and an <h1>.' };
  const draft = thunderDraft('en', 'Give the `<img>` a text for people who cannot see it.', 'next-step', 'some');
  expect(runChecks(draft, work).map(({ check }) => check)).not.toContain('unsafe-markup');
});

function found(text: string): string[] {
  return runChecks(thunderDraft('en', text, 'strength', 'some'), thunderWork('en')).map(({ check }) => check);
}
