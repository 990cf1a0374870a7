import { fileTypeFromBuffer } from 'file-type';
import type { ExtractionResult } from '../extraction-pool.ts';
import { docxText } from './docx-text.ts';
import { failed } from './extraction-result.ts';
import { pdfText } from './pdf-text.ts';
import { textOrNotebook } from './plain-text.ts';
import { formatOfName } from './file-formats.ts';

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
  const result = await (found === 'pdf' ? pdfText(bytes) : docxText(bytes));
  if (result.kind === 'failed' || found === claimed) return result;
  return { ...result, notices: [...result.notices, 'type-differs'] };
}

type BytesFormat = 'pdf' | 'docx' | 'text' | 'encrypted' | 'other';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function formatOfBytes(bytes: Uint8Array): Promise<BytesFormat> {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (type === undefined || type.mime === 'application/xml') return 'text';
  if (type.mime === 'application/pdf') return 'pdf';
  // A .docx whose parts come in an unusual order is recognised as a plain zip; the reader finds out.
  if (type.mime === WORD || type.mime === 'application/zip') return 'docx';
  // Formats of text that file-type knows by their first line.
  if (type.mime.startsWith('text/')) return 'text';
  return type.ext === 'cfb' && isEncryptedOffice(bytes) ? 'encrypted' : 'other';
}

/** An encrypted .docx is an OLE file with a stream of this name ([MS-OFFCRYPTO] §2.3.4.4), written in UTF-16LE. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le'));
}
