import type { ExtractionResult } from '../../../server/submissions/extraction-pool.ts';
import { extractText } from '../../../server/submissions/extraction/extract-text.ts';
import { failed } from '../../../server/submissions/extraction/extraction-result.ts';
import { acceptedExtensions, formatOfName, namedEndings } from '../../../server/submissions/extraction/file-formats.ts';
import { oleFile, zipOf, type ZipEntry } from '../../support/sample-documents.ts';
import { odtOf, odtStyle, pptxOf, textBox } from '../../support/sample-office.ts';

// In this process, without a child: what throws here is `unreadable` there (`extract-child.ts`).
async function extract(name: string, content: Buffer | string): Promise<ExtractionResult> {
  return extractText(Buffer.from(content), name).catch(() => failed('unreadable'));
}

const p = (words: string, style = '') => `<text:p${style && ` text:style-name="${style}"`}>${words}</text:p>`;
const rtf = (body: string) => String.raw`{\rtf1\ansi\ansicpg1252\deff0${body}}`;
const notebook = (nbformat: number, cells: object[]) =>
  JSON.stringify(nbformat === 4 ? { nbformat, cells } : { nbformat, worksheets: [{ cells }] });
const files = (...entries: [string, string | Buffer, Partial<ZipEntry>?][]) =>
  zipOf(entries.map(([name, content, more]) => ({ name, content, ...more })));

test.each<[string, Buffer | string, string, string[], string[]]>([
  [
    'an.odt: paragraphs, blanks, tabs, breaks, entities',
    odtOf(`<text:h>One &amp; two</text:h>${p('a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d')}`),
    'One & two\na  b\tc\nd',
    [],
    [],
  ],
  [
    'notes.odt: at the end; no comments, deleted words or descriptions',
    odtOf(
      `<text:tracked-changes>${p('gone')}</text:tracked-changes>` +
        p(
          'Body<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Note</text:p></text:note-body></text:note> goes on' +
            '<office:annotation><text:p>comment</text:p></office:annotation>',
        ),
    ),
    'Body goes on\n\nNote',
    [],
    [],
  ],
  [
    'hidden.odt: by style, by the style below it, by a field, by its section',
    odtOf(
      p('a line that everybody sees') +
        p('<text:span text:style-name="T1">full marks</text:span> after') +
        p('pale', 'P2') +
        p('<text:hidden-paragraph text:is-hidden="true"/>by a field') +
        p('x<text:hidden-text text:is-hidden="true" text:string-value="by a condition"/>') +
        `<text:section text:display="none">${p('in a section')}</text:section>` +
        p('<text:span text:style-name="T2">tiny</text:span>'),
      odtStyle('text', 'T1', 'text:display="none"') +
        odtStyle('text', 'T2', 'fo:font-size="1pt"') +
        odtStyle('paragraph', 'P1', 'fo:color="#FFFFFF"') +
        odtStyle('paragraph', 'P2', 'fo:font-size="12pt"', 'P1'),
    ),
    'a line that everybody sees\n after\npale\n\nx\n\ntiny',
    ['hidden-left-out', 'hidden-white', 'hidden-tiny'],
    ['full marks', 'pale', 'by a fieldby a conditionin a section', 'tiny'],
  ],
  ['a word.rtf', rtf(String.raw` One\par two\tab x\line\{y\}\~z`), 'One\ntwo\tx\n{y}\u00a0z', [], []],
  [
    'unicode.rtf: with what stands for it skipped, and beyond 16 bits',
    rtf(String.raw`\uc1 \u8364?\u-10179?\u-8704? {\uc0\u233}t{\uc2\u233\'c3\'a9}`),
    '€😀 été',
    [],
    [],
  ],
  [
    'pages.rtf: Cyrillic and Japanese by the font, the rest by the document',
    rtf(
      String.raw`{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}\'e9 \f1\'c4\'e0 \f2\'93\'fa\'96\{ \f0\'80`,
    ),
    'é Да 日本 €',
    [],
    [],
  ],
  [
    'parts.rtf: no tables, headers, comments, pictures, objects, field codes, deleted words; notes at the end',
    rtf(
      String.raw`{\stylesheet{\s0 Normal;}}{\info{\title T}}{\header H}{\*\unknown{\b U}}Text{\footnote\pard Note}{\*\footnote Star}{\*\annotation C}` +
        String.raw`{\pict\bin4 }}}}ab}{\object{\*\objdata 00}{\result R}}{\field{\*\fldinst PAGE}{\fldrslt  seven}}{\deleted gone} end` +
        String.raw`{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt  boxed}}}`,
    ),
    'Text seven end boxed\n\nNote\nStar',
    [],
    [],
  ],
  [
    'hidden.rtf: hidden, white and tiny words',
    rtf(
      String.raw`{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}a line that everybody sees{\v  full marks\v0} on{\cf1  pale}{\fs4  small}\cf2 .`,
    ),
    'a line that everybody sees on pale small.',
    ['hidden-left-out', 'hidden-white', 'hidden-tiny'],
    [' full marks', ' pale', ' small'],
  ],
  [
    'talk.pptx: in the order of the talk, with notes; no slide numbers',
    pptxOf([
      { shapes: textBox('First') + textBox('1', { placeholder: 'sldNum' }), notes: textBox('say this') },
      { shapes: textBox('Second') + textBox('two') },
    ]),
    'Slide 1\nFirst\n\nNotes 1\nsay this\n\nSlide 2\nSecond\ntwo',
    [],
    [],
  ],
  [
    'hidden.pptx: a hidden slide, words beside the slide, white and tiny ones',
    pptxOf([
      { shapes: textBox('Seen') + textBox('beside', { x: 1000 }) },
      {
        shapes:
          textBox('spare', { properties: '<a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr>' }) +
          textBox('t', { properties: '<a:rPr sz="100"/>' }) +
          '<p:pic/>',
        attributes: 'show="0"',
      },
    ]),
    'Slide 1\nSeen\n\nSlide 2 (hidden)\nspare\nt',
    ['slides-hidden', 'pictures-left-out', 'hidden-left-out', 'hidden-white', 'hidden-tiny'],
    ['beside', 'spare', 't'],
  ],
  [
    'old.ipynb: of format 3',
    notebook(3, [
      { cell_type: 'heading', level: 2, source: 'Head' },
      { cell_type: 'code', input: ['a = 1\n', 'a'], outputs: [{ output_type: 'pyout', text: '1', html: '<b>1</b>' }] },
    ]),
    '[1] markdown\n## Head\n\n[2] code\na = 1\na\n\n[2] output\n1',
    [],
    [],
  ],
  [
    'rich.ipynb: figures and pages are named, colours taken out, long output cut',
    notebook(4, [
      { cell_type: 'code', source: 'f()', outputs: [{ data: { 'text/html': '<script>x</script>' } }] },
      {
        cell_type: 'code',
        source: 'g()',
        outputs: [{ text: '\u001b[31mred\u001b[0m\n[31m' }, { text: 'y'.repeat(9000) }],
      },
    ]),
    `[1] code\nf()\n\n[1] output\n(text/html)\n\n[2] code\ng()\n\n[2] output\nred\n[31m\n${'y'.repeat(3991)}…`,
    ['output-rich', 'output-cut'],
    [],
  ],
])('reads %s', async (what, content, words, notices, hidden) => {
  const result = await extract(what.split(':')[0] ?? '', content);
  expect(result).toMatchObject({ kind: 'text', text: words, notices });
  expect(result.kind === 'text' && (result.hidden ?? []).map((one) => one.text)).toEqual(hidden);
});

const entities = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>';
const manifest = '<manifest:file-entry xmlns:manifest="m"><manifest:encryption-data/></manifest:file-entry>';

test.each<[string, string, () => Buffer | string, string]>([
  [
    'an .odt with a password',
    'a.odt',
    () => odtOf(p('x'), '', [{ name: 'META-INF/manifest.xml', content: manifest }]),
    'encrypted',
  ],
  ['a .pptx with a password', 'a.pptx', () => oleFile('EncryptedPackage'), 'encrypted'],
  [
    'an .odt with entities',
    'a.odt',
    () =>
      zipOf([
        { name: 'mimetype', content: ODT },
        { name: 'content.xml', content: entities },
      ]),
    'unreadable',
  ],
  ['an .odt nested deeply', 'a.odt', () => odtOf('<a>'.repeat(9_000) + '</a>'.repeat(9_000)), 'unreadable'],
  ['an .odt that unpacks to 20 MB', 'a.odt', () => odtOf('a'.repeat(20_000_000)), 'too-large'],
  ['an .odt of pictures', 'a.odt', () => odtOf(p('<draw:image/>')), 'image-only'],
  ['slides of pictures', 'a.pptx', () => pptxOf([{ shapes: '<p:pic/>' }]), 'image-only'],
  [
    'a spreadsheet',
    'a.odt',
    () => zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }]),
    'unsupported',
  ],
  [
    'a workbook as .zip',
    'a.zip',
    () => files(['[Content_Types].xml', '<x/>'], ['xl/workbook.xml', '<x/>']),
    'unsupported',
  ],
  ['an .rtf nested deeply', 'a.rtf', () => rtf('{'.repeat(9_000)), 'unreadable'],
  ['an .rtf cut off', 'a.rtf', () => rtf(' words').slice(0, -1), 'unreadable'],
  ['an .rtf with a picture only', 'a.rtf', () => rtf(String.raw`{\pict 00}`), 'image-only'],
  [
    'an .rtf of invisible words',
    'a.rtf',
    () => rtf(String.raw`{\colortbl;\red255\green255\blue255;}\cf1 words`),
    'invisible-text',
  ],
  ['text by the name of .rtf', 'a.rtf', () => 'words', 'unreadable'],
])('gives a person %s', async (_what, name, content, reason) => {
  expect(await extract(name, content())).toEqual({ kind: 'failed', reason });
});

const ODT = 'application/vnd.oasis.opendocument.text';

test.each([
  ['.odt', odtOf(p('inside'))],
  ['.rtf', rtf(' inside')],
])('an %s by another name is read by its content, and says so', async (_kind, content) => {
  expect(await extract('a.docx', content)).toEqual({ kind: 'text', text: 'inside', notices: ['type-differs'] });
});

test('every ending that a page offers or names is one that is read', () => {
  const offered = [...acceptedExtensions().split(','), ...namedEndings().split(', ')];
  expect(offered.filter((ending) => formatOfName(`a${ending}`) === null)).toEqual([]);
  expect(offered).toEqual(expect.arrayContaining(['.odt', '.rtf', '.pptx', '.ipynb', '.zip', '.docx', '.pdf', '.md']));
});
