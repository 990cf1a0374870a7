import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** Small real documents made on the spot, honest and hostile, so that no opaque binary has to be trusted. */

export type ZipEntry = {
  name: string;
  content: Buffer | string;
  declaredSize?: number;
  encrypted?: boolean;
  /** Unix mode, as of a symbolic link. */
  mode?: number;
};

/** A zip file (APPNOTE 6.3.10 §4.3) with one deflated entry per item; a forged size and an encryption flag can be asked for. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, header } = zipParts(entry, offset);
    locals.push(local);
    central.push(header);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A .docx with this body (WordprocessingML inside `w:body`) and, if given, these footnotes and styles. */
export function docxOf(body: string, footnotes?: string, styles?: string): Buffer {
  const part = (tag: string, content: string) =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${tag} xmlns:w="${WORD}" xmlns:mc="${COMPATIBILITY}">${content}</w:${tag}>`;
  return docxOfXml(
    part('document', `<w:body>${body}</w:body>`),
    footnotes && part('footnotes', footnotes),
    styles && part('styles', styles),
  );
}

/** A .docx whose main part is exactly this XML. */
export function docxOfXml(documentXml: string, footnotesXml?: string, stylesXml?: string): Buffer {
  return zipOf([
    { name: '[Content_Types].xml', content: CONTENT_TYPES },
    { name: '_rels/.rels', content: RELATIONS },
    { name: 'word/document.xml', content: documentXml },
    ...(footnotesXml ? [{ name: 'word/footnotes.xml', content: footnotesXml }] : []),
    ...(stylesXml ? [{ name: 'word/styles.xml', content: stylesXml }] : []),
  ]);
}

export function paragraph(text: string, properties = ''): string {
  return `<w:p><w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A PDF with one page per content stream; `textPage` makes one. */
export function pdfOf(pages: readonly (Buffer | string)[], filter: 'none' | 'flate' | 'flate-twice' = 'none'): Buffer {
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`),
    Buffer.from(font),
  ];
  for (const [index, page] of pages.entries()) {
    objects.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      ),
      streamObject(Buffer.from(page), filter),
    );
  }
  return pdfFile(objects);
}

export function textPage(lines: readonly string[], size = 12): string {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/g, String.raw`\$&`)}) Tj 0 -${size + 4} Td`).join(' ');
  return `BT /F1 ${size} Tf 72 770 Td ${shown} ET`;
}

/** The start of an OLE file: what Word makes of a document with a password, or of an old .doc. */
export function oleFile(streamName: string): Buffer {
  const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  return Buffer.concat([magic, Buffer.alloc(504), Buffer.from(streamName, 'utf16le'), Buffer.alloc(1024)]);
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

function zipParts(entry: ZipEntry, offset: number): { local: Buffer; header: Buffer } {
  const content = Buffer.from(entry.content);
  const packed = deflateRawSync(content);
  const name = Buffer.from(entry.name);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(entry.encrypted ? 1 : 0, 2);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(crc32(content), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(entry.declaredSize ?? content.length, 18);
  shared.writeUInt16LE(name.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE((entry.mode ?? 0) * 0x10000, 6);
  tail.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from('504b0304', 'hex'), shared, name, packed]),
    header: Buffer.concat([Buffer.from('504b01021400', 'hex'), shared, tail, name]),
  };
}

function streamObject(content: Buffer, filter: 'none' | 'flate' | 'flate-twice'): Buffer {
  const packed =
    filter === 'none' ? content : filter === 'flate' ? deflateSync(content) : deflateSync(deflateSync(content));
  const filters = filter === 'none' ? '' : `/Filter [${filter === 'flate' ? '' : '/FlateDecode '}/FlateDecode]`;
  return Buffer.concat([
    Buffer.from(`<< /Length ${packed.length} ${filters} >>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ]);
}

export function pdfFile(objects: readonly Buffer[]): Buffer {
  const chunks = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = chunks[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    const chunk = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    chunks.push(chunk);
    length += chunk.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...chunks, Buffer.from(table + trailer)]);
}
