import { readFileSync, readSync, writeSync } from 'node:fs';
import { getResolvedPDFJS } from 'unpdf';
import { SEAL, STDIN, STDOUT } from './child-descriptors.ts';
import { extractText } from './extract-text.ts';
import { failed } from './extraction-result.ts';

// The child of one file: bytes on standard input, the name as its only argument, one JSON result on standard output.
//
// Everything is loaded before the first byte of the file is looked at: once sealed, nothing more can be opened.
await getResolvedPDFJS();
writeSync(STDOUT, '\n');
readSync(SEAL, Buffer.alloc(1));

const result = await extractText(readFileSync(STDIN), process.argv[2] ?? '').catch(() => failed('unreadable'));
let rest = Buffer.from(JSON.stringify(result));
while (rest.length > 0) rest = rest.subarray(writeSync(STDOUT, rest));
process.exit(0);
