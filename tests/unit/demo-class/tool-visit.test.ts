import { findForms } from '../../../server/demo/html-form.ts';
import { expectForm, formTo } from '../../../server/demo/tool-visit.ts';

const url = 'http://localhost:3000/l/abc/review/s1';
const HTML = `
<form method="post" action="/l/abc/review/s1/undo?route=ready"><button>Undo</button></form>
<form method="post" action="/l/abc/review/s1?route=ready" id="review-form">
  <input type="hidden" name="version" value="3">
  <input type="radio" name="level.thesis" value="implied"><input type="radio" name="level.thesis" value="stated" checked>
  <textarea name="summary">
Good &amp; clear</textarea>
  <button>Save</button>
  <button formaction="/l/abc/review/s1/approve?route=ready">Approve</button>
</form>`;
const page = { status: 200, url, html: HTML, forms: findForms(HTML, url), frames: [] };

test.each([
  ['/undo', 'http://localhost:3000/l/abc/review/s1/undo?route=ready', []],
  [
    '/approve',
    'http://localhost:3000/l/abc/review/s1/approve?route=ready',
    [
      ['version', '3'],
      ['level.thesis', 'stated'],
      ['summary', 'Good & clear'],
    ],
  ],
])('finds the form to %s, by its own address or by a button', (ending, action, fields) => {
  expect(formTo(page, ending)).toMatchObject({ action, fields });
});

test('a page without the form is told by name, without the launch in its address', () => {
  expect(formTo(page, '/return')).toBeNull();
  const refusal = { code: 'demo-page-unexpected', details: { form: '/return', page: '…/review/s1' } };
  expect(() => expectForm(page, '/return')).toThrow(expect.objectContaining(refusal) as Error);
});
