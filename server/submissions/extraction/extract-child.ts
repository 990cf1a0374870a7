import { readFileSync, writeSync } from 'node:fs';
import { extractText } from './extract-text.ts';
import { failed } from './extraction-result.ts';

// The child of one file: bytes on standard input, the name as its only argument, one JSON result on standard output.
const STDIN = 0;
const STDOUT = 1;

const result = await extractText(readFileSync(STDIN), process.argv[2] ?? '').catch(() => failed('unreadable'));
let rest = Buffer.from(JSON.stringify(result));
while (rest.length > 0) rest = rest.subarray(writeSync(STDOUT, rest));
process.exit(0);
