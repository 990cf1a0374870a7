import { fileTypeFromBuffer } from 'file-type';
import type { ExtractionResult } from '../extraction-pool.ts';
import { openArchive, readEntry, type Archive } from './archive-parts.ts';
import { docxText } from './docx-text.ts';
import { failed } from './extraction-result.ts';
import { formatOfName, type FileFormat } from './file-formats.ts';
import { odtText } from './odt-text.ts';
import { pdfText } from './pdf-text.ts';
import { textOrNotebook } from './plain-text.ts';
import { pptxText } from './pptx-text.ts';
import { projectText } from './project-text.ts';
import { rtfText } from './rtf-text.ts';

/**
 * The text of an uploaded file, by what its bytes are and not by what its name claims. Runs in the sandboxed child:
 * it may throw, loop or eat memory, and the pool turns that into a reason for the teacher.
 */
export async function extractText(bytes: Uint8Array, name: string): Promise<ExtractionResult> {
  if (bytes.length === 0) return failed('empty');
  const claimed = formatOfName(name);
  const found = await formatOfBytes(bytes);
  if (found === 'encrypted') return failed('encrypted');
  if (found === 'other' || claimed === null) return failed('unsupported');
  if (found === 'text') return claimed === 'text' ? textOrNotebook(bytes, name) : failed('unreadable');
  if (found === 'archive') return archiveText(bytes, claimed);
  return readAs(claimed, found, found === 'pdf' ? await pdfText(bytes) : rtfText(bytes));
}

async function archiveText(bytes: Uint8Array, claimed: FileFormat): Promise<ExtractionResult> {
  const archive = await openArchive(bytes);
  if (archive === null) return failed('too-large');
  const found = await formatOfArchive(archive);
  // Other documents are archives too, and a project is not handed in under the name of one.
  if (found === null || (found === 'zip' && claimed !== 'zip')) return failed('unsupported');
  return readAs(claimed, found, await ARCHIVE_READERS[found](archive));
}

const ARCHIVE_READERS = { docx: docxText, odt: odtText, pptx: pptxText, zip: projectText };

/** What the parts of an archive make it, in whatever order they come; null for a document of another kind. */
async function formatOfArchive({ zip, entries }: Archive): Promise<keyof typeof ARCHIVE_READERS | null> {
  const find = (path: string) => entries.find((one) => one.path === path)?.entry;
  if (find('word/document.xml')) return 'docx';
  if (find('ppt/presentation.xml')) return 'pptx';
  const kind = find('mimetype');
  if (kind) return (await readEntry(zip, kind, LONGEST_TYPE))?.toString() === OPEN_DOCUMENT_TEXT ? 'odt' : null;
  return find('[Content_Types].xml') ? null : 'zip';
}

/** ODF 1.3 part 2 §3.3: the first entry of such a document says what it is. */
const OPEN_DOCUMENT_TEXT = 'application/vnd.oasis.opendocument.text';
const LONGEST_TYPE = 200;

function readAs(claimed: FileFormat, found: FileFormat, result: ExtractionResult): ExtractionResult {
  if (result.kind === 'failed' || found === claimed) return result;
  return { ...result, notices: [...result.notices, 'type-differs'] };
}

type BytesFormat = 'pdf' | 'rtf' | 'archive' | 'text' | 'encrypted' | 'other';

async function formatOfBytes(bytes: Uint8Array): Promise<BytesFormat> {
  // Every zip file, whatever file-type takes it for by its first entry: the reader looks at all of them.
  if (ZIP_STARTS.has(Buffer.from(bytes.slice(0, 4)).toString('latin1'))) return 'archive';
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (type === undefined || type.mime === 'application/xml') return 'text';
  if (type.mime === 'application/pdf') return 'pdf';
  if (type.mime === 'application/rtf') return 'rtf';
  // Formats of text that file-type knows by their first line.
  if (type.mime.startsWith('text/')) return 'text';
  return type.ext === 'cfb' && isEncryptedOffice(bytes) ? 'encrypted' : 'other';
}

/** A local header, or the end of an empty archive (APPNOTE 6.3.10 §4.3.7, §4.3.16). */
const ZIP_STARTS = new Set(['PK\u0003\u0004', 'PK\u0005\u0006']);

/** An encrypted .docx is an OLE file with a stream of this name ([MS-OFFCRYPTO] §2.3.4.4), written in UTF-16LE. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le'));
}
