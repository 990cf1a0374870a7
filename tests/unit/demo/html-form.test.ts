import { findForms, findFrames } from '../../../server/demo/html-form.ts';

const PAGE = 'http://localhost:3000/l/abc/work';
const fieldsOf = (inner: string) => findForms(`<form method="post">${inner}</form>`, PAGE)[0]?.fields;

test.each([
  [
    'entities',
    `<input type="hidden" name="hint" value="{&quot;a&quot;:1,&#x3D;&#39;&amp;lt;}">`,
    [['hint', `{"a":1,='&lt;}`]],
  ],
  [
    'quotes of either kind, or none',
    `<input name='a' value='x y'><input name=b value=z>`,
    [
      ['a', 'x y'],
      ['b', 'z'],
    ],
  ],
  [
    'a text area, its first line break dropped',
    '<textarea name="t">\n\nTwo &lt;b&gt;</textarea>',
    [['t', '\nTwo <b>']],
  ],
  ['a chosen option', '<select name="s"><option value="1">A<option value="2" selected>B</select>', [['s', '2']]],
  [
    'the first option otherwise',
    '<select name="s"><option>First</option><option>B</option></select>',
    [['s', 'First']],
  ],
  ['ticked boxes only', '<input type=checkbox name=c value=1 checked><input type=radio name=r value=2>', [['c', '1']]],
  ['nothing disabled, nameless or a button', '<input name=d disabled><input value=1><button name=go>Go</button>', []],
  ['nothing in a comment', '<!-- <input name="old" value="1"> -->', []],
])('a form holds %s', (_case, inner, fields) => {
  expect(fieldsOf(inner)).toEqual(fields);
});

test('action, method and buttons are read; a relative action belongs to the page', () => {
  const [form] = findForms('<form action="../send" method=POST><button name="how" value="now">x</button></form>', PAGE);
  expect(form).toEqual({
    ...{ action: 'http://localhost:3000/l/send', method: 'post', fields: [], buttons: [['how', 'now']] },
    submitsItself: false,
  });
});

test.each([
  ['<form method="post" data-auto-submit><input type="hidden" name="a"></form>', true],
  ['<form method="post"><input type="hidden" name="id_token" value="x"><input type=submit></form>', true],
  ['<form method="post"><input type="hidden" name="id_token" value="x"><input name="note"></form>', false],
  ['<form method="get" data-auto-submit></form>', false],
  ['<form method="post"><input type="hidden" name="csrf" value="x"></form>', false],
])('%s submits itself: %s', (html, expected) => {
  expect(findForms(html, PAGE)[0]?.submitsItself).toBe(expected);
});

test('frames are found with their whole address', () => {
  expect(findFrames('<iframe title="t" src="/a?b=1&amp;c=2"></iframe><iframe></iframe>', PAGE)).toEqual([
    'http://localhost:3000/a?b=1&c=2',
  ]);
});
