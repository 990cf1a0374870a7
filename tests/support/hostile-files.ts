import { docxOfXml, pdfFile, zipOf } from './sample-documents.ts';
import { odtOf } from './sample-office.ts';

/** Files made to exhaust or lead astray whatever reads them, each small enough to be uploaded; made on the spot. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  {
    what: 'a zip whose 3,000 names share one megabyte',
    becomes: 'unsupported',
    name: 'a.zip',
    content: overlappingZip,
  },
  { what: 'a zip of 19,999 tiny files', becomes: 'too-large', name: 'a.zip', content: () => zipOf(tiny(19_999)) },
  {
    what: 'a zip of a megabyte in each of 400 files',
    becomes: 'unsupported',
    name: 'a.zip',
    content: () => zipOf(tiny(400, 'a'.repeat(1e6))),
  },
  { what: 'an external entity', becomes: 'unreadable', name: 'a.docx', content: () => docxOfXml(XXE) },
  { what: 'a billion laughs', becomes: 'unreadable', name: 'a.odt', content: () => zipOf(odtParts(laughs())) },
  {
    what: '100 MB of spaces in a document',
    becomes: 'too-large',
    name: 'a.docx',
    content: () => docxOfXml(`<a>${' '.repeat(1e8)}</a>`),
  },
  {
    what: '15 MB of spaces in a document',
    becomes: 'empty',
    name: 'a.odt',
    content: () => odtOf(`<text:p>${' '.repeat(15e6)}</text:p>`),
  },
  { what: '10 MB of spaces', becomes: 'empty', name: 'a.txt', content: () => ' '.repeat(10e6) },
  { what: '10 MB of lines and spaces', becomes: 'empty', name: 'a.txt', content: () => ' \n\t\n'.repeat(2.5e6) },
  { what: '10 MB without a break', becomes: 'too-large', name: 'a.txt', content: () => 'a'.repeat(10e6) },
  {
    what: 'JSON nested five million deep',
    becomes: 'too-large',
    name: 'a.ipynb',
    content: () => `{"nbformat":4,"cells":${'['.repeat(5e6)}`,
  },
  { what: 'a notebook of terminal colours', becomes: 'text', name: 'a.ipynb', content: coloursNotebook },
  {
    what: 'an .rtf that skips a billion characters',
    becomes: 'text',
    name: 'a.rtf',
    content: () => rtfSkipping(200_000),
  },
  {
    what: 'an .rtf of 250 groups with a million words',
    becomes: 'too-large',
    name: 'a.rtf',
    content: () => rtfGroups(),
  },
  {
    what: 'a PDF whose pages are their own parents',
    becomes: 'unreadable',
    name: 'a.pdf',
    content: () => pdfWith('[2 0 R 3 0 R]'),
  },
  {
    what: 'a PDF whose page tree is 20,000 deep',
    becomes: 'image-only',
    name: 'a.pdf',
    content: () => deepPdf(20_000),
  },
  {
    what: 'a PDF whose page names itself as its content',
    becomes: 'image-only',
    name: 'a.pdf',
    content: () => pdfWith('[3 0 R]', '3 0 R'),
  },
  {
    what: 'a PDF with 5,000 filters on one stream',
    becomes: 'unreadable',
    name: 'a.pdf',
    content: () => filteredPdf(5_000),
  },
  { what: 'a PDF with an image of ten gigapixels', becomes: 'image-only', name: 'a.pdf', content: imagePdf },
  {
    what: 'a PDF that claims a million pages',
    becomes: 'image-only',
    name: 'a.pdf',
    content: () => pdfWith('[3 0 R]', '4 0 R', 1_000_000),
  },
];

/** `becomes`: the reason that a person is given, or `text` where some words could be read. */
export type HostileFile = { what: string; becomes: string; name: string; content: () => Buffer | string };

const XXE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';

function tiny(count: number, content = 'x = 1\n') {
  return Array.from({ length: count }, (_, index) => ({ name: `f${index}.py`, content }));
}

/** As in Fifield's bomb: every name of the directory points at the same packed bytes. */
function overlappingZip(): Buffer {
  const one = zipOf([{ name: 'f0000.py', content: 'a = 1\n'.repeat(170_000) }]);
  const end = one.length - 22;
  const start = one.readUInt32LE(end + 16);
  const headers = Array.from({ length: 3_000 }, (_, index) => {
    const header = Buffer.from(one.subarray(start, end));
    header.write(`f${String(index).padStart(4, '0')}.py`, 46);
    return header;
  });
  const directory = Buffer.concat(headers);
  const tail = Buffer.from(one.subarray(end));
  for (const at of [8, 10]) tail.writeUInt16LE(headers.length, at);
  tail.writeUInt32LE(directory.length, 12);
  return Buffer.concat([one.subarray(0, start), directory, tail]);
}

function laughs(): string {
  const more = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  return `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ha">${more}]><a>&l9;</a>`;
}

function odtParts(content: string) {
  return [
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', content },
  ];
}

function coloursNotebook(): string {
  const text = '\u001b[0;0;'.repeat(400_000);
  const cell = { cell_type: 'code', source: 'a', outputs: [{ output_type: 'stream', text }] };
  return JSON.stringify({ nbformat: 4, cells: [cell] });
}

const rtfSkipping = (count: number) => String.raw`{\rtf1\uc999999999 ${String.raw`\u8364 `.repeat(count)}}`;
const rtfGroups = () => String.raw`{\rtf1 ${'{'.repeat(200)}${'word '.repeat(1e6)}${'}'.repeat(200)}}`;

const page = (contents: string) => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents ${contents} >>`;

function pdfWith(kids: string, contents = '4 0 R', count = 1): Buffer {
  const pages = `<< /Type /Pages /Kids ${kids} /Count ${count} /Parent 2 0 R >>`;
  return pdfFile(
    ['<< /Type /Catalog /Pages 2 0 R >>', pages, page(contents), stream('', 'BT ET')].map((one) => Buffer.from(one)),
  );
}

function deepPdf(depth: number): Buffer {
  const nodes = Array.from(
    { length: depth },
    (_, n) => `<< /Type /Pages /Kids [${n + 3} 0 R] /Count 1 /Parent ${n + 1} 0 R >>`,
  );
  return pdfFile(['<< /Type /Catalog /Pages 2 0 R >>', ...nodes, page('1 0 R')].map((one) => Buffer.from(one)));
}

function filteredPdf(count: number): Buffer {
  const filters = `/Filter [${'/ASCIIHexDecode '.repeat(count)}]`;
  const pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
  return pdfFile(
    ['<< /Type /Catalog /Pages 2 0 R >>', pages, page('4 0 R'), stream(filters, '41>')].map((one) => Buffer.from(one)),
  );
}

function imagePdf(): Buffer {
  const image = 'BI /W 100000 /H 100000 /BPC 8 /CS /RGB /F /AHx ID 00> EI';
  const pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
  return pdfFile(
    ['<< /Type /Catalog /Pages 2 0 R >>', pages, page('4 0 R'), stream('', image)].map((one) => Buffer.from(one)),
  );
}

function stream(entries: string, content: string): string {
  return `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;
}
