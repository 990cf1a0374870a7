import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileViews, renderView } from '../../../server/http/view-engine.ts';
import { loadWords } from '../../../server/http/words.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'views-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const WORDS = {
  'locales/en/shop.json': { hello: 'Hello {{name}}', apples_one: '{{count}} apple', apples_other: '{{count}} apples' },
  'locales/de/shop.json': { hello: 'Hallo {{name}}' },
};

function render(template: string, view: Record<string, unknown> = {}, others: Record<string, string | object> = {}) {
  const files = { 'layouts/page.hbs': '[{{{body}}}]', 'page.hbs': template, ...WORDS, ...others };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return renderView(compileViews(folder, loadWords(folder)), 'page', view);
}

test.each<[string, Record<string, unknown>, string]>([
  [
    '<p>{{text}}</p>',
    { text: `<b a="1" c='2'>&` },
    '[<p>&lt;b a&#x3D;&quot;1&quot; c&#x3D;&#x27;2&#x27;&gt;&amp;</p>]',
  ],
  ['{{t "shop:hello" name=who}}', { who: '<i>' }, '[Hello &lt;i&gt;]'],
  ['{{t "shop:hello" name=who}}', { who: 'Ada', locale: 'de' }, '[Hallo Ada]'],
  ['{{t "shop:hello" name=who}}', { who: 'Ada', locale: 'fr' }, '[Hello Ada]'],
  ['{{t "shop:apples" count=n}}', { n: 1 }, '[1 apple]'],
  ['{{t "shop:apples" count=n}}', { n: 2, locale: 'de' }, '[2 apples]'],
  ['{{t "shop:apples" count=n}}', { n: 1234.5, locale: 'de' }, '[1.234,5 apples]'],
  ['{{t "shop:hello" name=n}}', { n: 3000, locale: 'de' }, '[Hallo 3.000]'],
  ['{{t message}}', { message: 'Essay: a plain sentence' }, '[Essay: a plain sentence]'],
  ['{{t missing}}', {}, '[]'],
  ['{{#each rows}}{{t "shop:hello" name=this}};{{/each}}', { rows: ['a', 'b'], locale: 'de' }, '[Hallo a;Hallo b;]'],
  ['{{#if (eq a "x")}}yes{{else}}no{{/if}}', { a: 'x' }, '[yes]'],
  ['{{#if (eq a "x")}}yes{{else}}no{{/if}}', { a: 'y' }, '[no]'],
  ['{{number n}}', { n: 12345.678 }, '[12,345.68]'],
  ['{{number n}}', { n: 12345.678, locale: 'de' }, '[12.345,68]'],
  ['{{number n}}', { n: null }, '[]'],
  [
    '{{date at}}',
    { at: new Date('2026-11-23T14:05:00Z') },
    '[<time datetime="2026-11-23T14:05:00.000Z">Nov 23, 2026, 2:05 PM UTC</time>]',
  ],
  [
    '{{date at}}',
    { at: '2026-11-23T14:05:00Z', locale: 'en-GB' },
    '[<time datetime="2026-11-23T14:05:00.000Z">23 Nov 2026, 14:05 UTC</time>]',
  ],
  ['{{date at}}', { at: null }, '[]'],
  ['{{date at}}', { at: 'no date' }, '[]'],
  ['alone', { layout: false }, 'alone'],
])('%s with %j', (template, view, printed) => {
  expect(render(template, view)).toBe(printed);
});

test.each(['{{shout text}}', '{{#twice}}{{shout text}}{{/twice}}', '{{lookup a b}}', '{{#if}}', '{{log text}}'])(
  '%s stops the start, naming the file',
  (template) => {
    expect(() => render(template)).toThrow(/page\.hbs/);
  },
);

test('a partial goes by its bare name, every other view by its path', () => {
  const others = { 'partials/row.hbs': '<{{name}}>', 'class/list.hbs': '{{#each names}}{{> row name=this}}{{/each}}' };
  expect(render('{{> class/list}}', { names: ['a', 'b'] }, others)).toBe('[<a><b>]');
});

test('a locale file that is not JSON stops the start, naming the file', () => {
  expect(() => render('', {}, { 'locales/en/broken.json': '{' })).toThrow(/broken\.json is not JSON/);
});
