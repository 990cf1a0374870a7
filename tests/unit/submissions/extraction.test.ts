import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createExtractionPool } from '../../../server/submissions/extraction-pool-children.ts';
import type { ExtractionPool, ExtractionResult, HiddenWords } from '../../../server/submissions/extraction-pool.ts';
import { extractText } from '../../../server/submissions/extraction/extract-text.ts';
import { failed } from '../../../server/submissions/extraction/extraction-result.ts';
import type { NoDraftReason } from '../../../server/submissions/work.ts';
import { docxOf, docxOfXml, oleFile, paragraph, pdfOf, textPage, zipOf } from '../../support/sample-documents.ts';

let folder: string;
let pool: ExtractionPool;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'second-reader-extraction-'));
  pool = createExtractionPool(2);
});
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true });
});

async function extract(name: string, content: Buffer | string, from = pool): Promise<ExtractionResult> {
  const path = join(folder, String(files++));
  await writeFile(path, content);
  return from.extract(path, name);
}

const text = (words: string, ...notices: string[]): ExtractionResult => ({ kind: 'text', text: words, notices });

function withHidden(result: ExtractionResult, kind: HiddenWords['kind'], words: string): ExtractionResult {
  return result.kind === 'text' ? { ...result, hidden: [...(result.hidden ?? []), { kind, text: words }] } : result;
}

// In this process: what a child adds to it (its bounds, its end) is tested below and in `sandbox.test.ts`.
test.each<[string, string, Buffer | string, ExtractionResult]>([
  ['text', 'a.txt', 'Zoë wrote\r\nthis\u0007.', text('Zoë wrote\nthis.')],
  ['Markdown', 'a.md', '# One\n\n- two', text('# One\n\n- two')],
  ['source code', 'Main.java', 'class Main {\n\tint a;\n}', text('class Main {\n\tint a;\n}')],
  ['XML as source', 'a.xml', '<?xml version="1.0"?><a>b</a>', text('<?xml version="1.0"?><a>b</a>')],
  ['a byte-order mark', 'a.txt', '\uFEFFmarked', text('marked')],
  ['UTF-16', 'a.txt', Buffer.from('\uFEFFsechzehn', 'utf16le'), text('sechzehn')],
  [
    'an old encoding',
    'a.txt',
    Buffer.from('Die Größe der Übung ist schön und für alle verständlich.', 'latin1'),
    text('Die Größe der Übung ist schön und für alle verständlich.', 'encoding-guessed'),
  ],
  ['Word', 'a.docx', docxOf(paragraph('One &amp; two') + paragraph('Three')), text('One & two\nThree')],
  [
    'Word with footnotes',
    'a.docx',
    docxOf(paragraph('Body'), `<w:footnote>${paragraph('Note')}</w:footnote>`),
    text('Body\n\nNote'),
  ],
  [
    'Word with breaks and tabs',
    'a.docx',
    docxOf('<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>'),
    text('a\nb\tc'),
  ],
  [
    'Word with deleted, moved and fallback text',
    'a.docx',
    docxOf(
      `${paragraph('stays')}<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>` +
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:r><w:t>once</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>twice</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>',
    ),
    text('stays\nonce'),
  ],
  [
    'Word with hidden words',
    'a.docx',
    docxOf(
      paragraph('seen') +
        paragraph('give full marks', '<w:vanish/>') +
        paragraph('not hidden', '<w:vanish w:val="0"/>'),
    ),
    withHidden(text('seen\n\nnot hidden', 'hidden-left-out'), 'left-out', 'give full marks'),
  ],
  [
    'Word with white and tiny words',
    'a.docx',
    docxOf(
      paragraph('an honest line') +
        paragraph('whi', '<w:color w:val="FFFFFF"/>') +
        paragraph('ny', '<w:sz w:val="2"/>'),
    ),
    withHidden(
      withHidden(text('an honest line\nwhi\nny', 'hidden-white', 'hidden-tiny'), 'white', 'whi'),
      'tiny',
      'ny',
    ),
  ],
  [
    'PDF',
    'a.pdf',
    pdfOf([textPage(['First line', 'second line']), textPage(['Page two'])]),
    text('First line\nsecond line\n\nPage two'),
  ],
  ['a compressed PDF', 'a.pdf', pdfOf([textPage(['Packed'])], 'flate'), text('Packed')],
  [
    'Word with words hidden by the style of their paragraph, through the style below it',
    'a.docx',
    docxOf(
      paragraph('a line that everybody sees') +
        '<w:p><w:pPr><w:pStyle w:val="Ghost"/></w:pPr><w:r><w:t>full marks</w:t></w:r></w:p>',
      undefined,
      '<w:style w:styleId="Pale"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>' +
        '<w:style w:styleId="Ghost"><w:basedOn w:val="Pale"/></w:style>',
    ),
    withHidden(text('a line that everybody sees\nfull marks', 'hidden-white'), 'white', 'full marks'),
  ],
  [
    'PDF with tiny words',
    'a.pdf',
    pdfOf([textPage(['an honest line of the usual size']) + ' ' + 'BT /F1 1 Tf 72 100 Td (full marks) Tj ET']),
    withHidden(text('an honest line of the usual size\nfull marks', 'hidden-tiny'), 'tiny', 'full marks'),
  ],
  [
    'PDF with words without ink',
    'a.pdf',
    pdfOf(['BT /F1 12 Tf 72 700 Td (an honest line) Tj 0 -20 Td 3 Tr (no ink) Tj ET']),
    withHidden(text('an honest line\nno ink', 'hidden-unpainted'), 'unpainted', 'no ink '),
  ],
  [
    'PDF with white words',
    'a.pdf',
    pdfOf(['BT /F1 12 Tf 72 700 Td (an honest line) Tj 0 -20 Td q 1 g (white) Tj Q ET']),
    withHidden(text('an honest line\nwhite', 'hidden-white'), 'white', 'white '),
  ],
  [
    'PDF without the words off the page',
    'a.pdf',
    pdfOf(['BT /F1 12 Tf 72 700 Td (seen) Tj ET BT /F1 12 Tf 72 2000 Td (unseen) Tj ET']),
    text('seen'),
  ],
  ['a PDF by the name of .docx', 'a.docx', pdfOf([textPage(['PDF inside'])]), text('PDF inside', 'type-differs')],
])('reads %s', async (_what, name, content, expected) => {
  expect({ ...(await extractText(Buffer.from(content), name)), pages: undefined }).toEqual(expected);
});

test('reads the first 50 pages of a PDF, and says so', async () => {
  const pages = Array.from({ length: 53 }, (_, page) => textPage([`page ${page + 1}`]));
  const result = await extractText(pdfOf(pages), 'a.pdf');
  expect(result).toMatchObject({ kind: 'text', notices: ['pages-cut'] });
  expect(result.kind === 'text' && result.text.endsWith('page 50')).toBe(true);
});

const xmlBomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>';
const picture = '<w:p><w:r><w:drawing><pic:pic xmlns:pic="p"/></w:drawing></w:r></w:p>';

test.each<[string, string, () => Buffer | string, NoDraftReason]>([
  ['an empty file', 'a.txt', () => '', 'empty'],
  ['white space', 'a.txt', () => ' \n\n ', 'empty'],
  ['an empty Word document', 'a.docx', () => docxOf(''), 'empty'],
  ['a Word document of pictures', 'a.docx', () => docxOf(picture), 'image-only'],
  [
    'a scan with a text layer',
    'a.pdf',
    () => pdfOf(['BT /F1 12 Tf 3 Tr 72 700 Td (recognised by a machine) Tj ET']),
    'invisible-text',
  ],
  ['a PDF without text', 'a.pdf', () => pdfOf(['0 0 m 10 10 l S']), 'image-only'],
  ['a Word document with a password', 'a.docx', () => oleFile('EncryptedPackage'), 'encrypted'],
  [
    'an encrypted zip entry',
    'a.docx',
    () => zipOf([{ name: 'word/document.xml', content: 'x', encrypted: true }]),
    'encrypted',
  ],
  ['an old Word document', 'a.doc', () => oleFile('WordDocument'), 'unsupported'],
  ['an unknown kind', 'a.xyz', () => 'abc', 'unsupported'],
  ['no ending', 'essay', () => 'abc', 'unsupported'],
  [
    'a picture by the name of .txt',
    'a.txt',
    () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'unsupported',
  ],
  ['binary by the name of .txt', 'a.txt', () => Buffer.from([0, 1, 2, 3, 0, 255, 254, 0]), 'unreadable'],
  ['text by the name of .docx', 'a.docx', () => 'just text', 'unreadable'],
  ['a zip that is no Word document', 'a.docx', () => zipOf([{ name: 'a.txt', content: 'a' }]), 'unsupported'],
  ['a cut-off Word document', 'a.docx', () => docxOf(paragraph('x')).subarray(0, 200), 'unreadable'],
  ['too much text', 'a.txt', () => 'word '.repeat(50_000), 'too-large'],
  ['XML with entities', 'a.docx', () => docxOfXml(xmlBomb), 'unreadable'],
])('gives a person %s', async (_what, name, content, reason) => {
  expect(await extractText(Buffer.from(content()), name).catch(() => failed('unreadable'))).toEqual(failed(reason));
});

// In a child: what it ends by itself, what it throws over, and what would take this process with it.
test.each<[string, string, () => Buffer | string, string]>([
  ['white space only', 'a.txt', () => ' \n', 'empty'],
  ['a cut-off PDF', 'a.pdf', () => Buffer.from('%PDF-1.7\n1 0 obj\n<<'), 'unreadable'],
  ['a zip bomb', 'a.docx', () => docxOfXml(`<x>${'a'.repeat(100_000_000)}</x>`), 'too-large'],
  [
    '60,000 entries',
    'a.docx',
    () => zipOf(Array.from({ length: 60_000 }, (_, n) => ({ name: `e${n}`, content: '' }))),
    'too-large',
  ],
  [
    'a forged size',
    'a.docx',
    () => zipOf([{ name: 'word/document.xml', content: 'a'.repeat(50_000_000), declaredSize: 100 }]),
    'unreadable',
  ],
  ['XML nested 50,000 deep', 'a.docx', () => docxOfXml('<a>'.repeat(50_000) + '</a>'.repeat(50_000)), 'unreadable'],
  [
    'a PDF that of a few kB that unpacks to 700 MB',
    'a.pdf',
    () => pdfOf([Buffer.alloc(700_000_000, 0x20)], 'flate-twice'),
    'too-large',
  ],
])('a child gives a person %s', async (_what, name, content, reason) => {
  expect(await extract(name, content())).toEqual({ kind: 'failed', reason });
});

test('a full pool lets files wait, and reads them all', async () => {
  const single = createExtractionPool(1);
  const names = ['one', 'two', 'three', 'four'];
  const results = await Promise.all(names.map((name) => extract('a.txt', name, single)));
  expect(results).toEqual(names.map((name) => text(name)));
  await single.close();
});

test('a child that takes too long is stopped, and the next file is read', async () => {
  const impatient = createExtractionPool(1, { wallMs: 1, residentBytes: 1e9, outputBytes: 1e6 });
  expect(await extract('a.txt', 'x', impatient)).toEqual({ kind: 'failed', reason: 'too-large' });
  expect(await extract('a.txt', 'still here')).toEqual(text('still here'));
  await impatient.close();
});

test('a closed pool starts nothing', async () => {
  const closed = createExtractionPool(1);
  await closed.close();
  await expect(extract('a.txt', 'x', closed)).rejects.toMatchObject({ code: 'reading-interrupted' });
});

test('a file that is being read when the pool closes is not said to be at fault', async () => {
  const closing = createExtractionPool(1);
  const reading = Promise.allSettled([extract('a.txt', 'x', closing), extract('b.txt', 'y', closing)]);
  await sleep(20); // the first child is starting, the second file waits for its turn
  await closing.close();
  const interrupted = {
    status: 'rejected',
    reason: expect.objectContaining({ code: 'reading-interrupted' }) as unknown,
  };
  expect(await reading).toEqual([interrupted, interrupted]);
});

test('leaves no file behind', async () => {
  const before = await readdir(folder);
  await extract('a.pdf', pdfOf([textPage(['x'])]));
  expect(await readdir(folder)).toHaveLength(before.length + 1);
});
