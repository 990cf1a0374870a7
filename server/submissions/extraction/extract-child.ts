import { readFileSync, readSync, writeSync } from 'node:fs';
import { getResolvedPDFJS } from 'unpdf';
import { SEAL, STDIN, STDOUT } from './child-descriptors.ts';
import { extractText } from './extract-text.ts';
import { failed } from './extraction-result.ts';

/** The first local header of a zip file (APPNOTE 6.3.10 §4.3.7). */
const ARCHIVE = Buffer.from('PK\u0003\u0004');

// The child of one file: bytes on standard input, the name as its only argument, one JSON result on standard output.
//
// Everything is loaded before the file is read: once sealed, nothing more can be opened. Only how it begins is compared
// before: an archive is no PDF, whose reader takes longer to load than most documents take to read.
if (!beginsAs(ARCHIVE)) await getResolvedPDFJS();
writeSync(STDOUT, '\n');
readSync(SEAL, Buffer.alloc(1));

const result = await extractText(readFileSync(STDIN), process.argv[2] ?? '').catch(() => failed('unreadable'));
let rest = Buffer.from(JSON.stringify(result));
while (rest.length > 0) rest = rest.subarray(writeSync(STDOUT, rest));
process.exit(0);

function beginsAs(signature: Buffer): boolean {
  const first = Buffer.alloc(signature.length);
  readSync(STDIN, first, { position: 0 });
  return first.equals(signature);
}
