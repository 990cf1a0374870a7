import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { decodeText } from '../rubrics/formats/decode-text.ts';
import { readRubrics } from '../rubrics/formats/read-rubrics.ts';
import { RUBRIC_FORMATS, SOURCE_FORMATS } from '../rubrics/formats/rubric-format.ts';
import type {
  FormatFault,
  FoundRubric,
  LeftOut,
  Place,
  RubricFormat,
  SourceFormat,
} from '../rubrics/formats/rubric-format.ts';
import { writeRubric } from '../rubrics/formats/write-rubric.ts';
import { VIEWS_DIR } from '../http/views-dir.ts';
import { loadWords, type Words } from '../http/words.ts';

/** `rubric convert`: a rubric file in another format; needs neither settings nor a database. */
export function convertCommand(rubric: Command): void {
  rubric
    .command('convert')
    .description('write a rubric file in another format; what is not kept is said on stderr; exits 1 on a fault')
    .argument('<file>', 'YAML, CSV, Canvas CSV or JSON, Moodle grading.xml, or a table as text')
    .addOption(new Option('--to <format>', 'the format to write').choices(RUBRIC_FORMATS).makeOptionMandatory())
    .addOption(new Option('--from <format>', 'the format it has (found out if not said)').choices(SOURCE_FORMATS))
    .option('--language <tag>', 'the language it is in, where it does not say', 'en')
    .option('--out <file>', 'write there instead of on stdout; of several rubrics the second goes to FILE-2')
    .action(convert);
}

type Wanted = { to: RubricFormat; from?: SourceFormat; language: string; out?: string };

async function convert(file: string, { to, from, language, out }: Wanted): Promise<void> {
  const words = loadWords(VIEWS_DIR);
  const title = basename(file).replace(/\.\w+$/, '');
  const text = await readFile(file).then(decodeText, () => null);
  if (text === null) {
    fail([`${file}: cannot be read`]);
    return;
  }
  const { read } = readRubrics(text, from ?? null, { title, language });
  if (read.kind === 'refused') fail(read.faults.map((fault) => faultLine(file, fault, words)));
  else if (read.found.length > 1 && out === undefined)
    fail([`${file}: holds ${read.found.length} rubrics; say with --out where they go`]);
  else await writeAll(read.found, { to, out }, words);
}

async function writeAll(
  found: readonly FoundRubric[],
  { to, out }: Pick<Wanted, 'to'> & { out: string | undefined },
  words: Words,
): Promise<void> {
  for (const [index, { rubric, left }] of found.entries()) {
    const written = writeRubric(rubric, to);
    tell(rubric.title, [...left, ...written.left], words);
    if (out === undefined) process.stdout.write(written.text);
    else await writeFile(index === 0 ? out : out.replace(/(\.\w+)?$/, `-${index + 1}$1`), written.text);
  }
}

function fail(lines: readonly string[]): void {
  process.exitCode = 1;
  process.stderr.write(`${lines.join('\n')}\n`);
}

function faultLine(file: string, { place, reason }: FormatFault, words: Words): string {
  const path = 'path' in place && place.path !== '' ? ` ${place.path}` : '';
  return `${file}: ${words.say('en', `rubric-formats:place.${place.kind}`, blanksOf(place))}${path} ${reason}`;
}

function blanksOf(place: Place): Record<string, string> {
  if (place.kind === 'cell') return { row: String(place.row), column: `${place.letter} “${place.column}”` };
  if (place.kind === 'row') return { row: String(place.row) };
  return { line: String(place.line), column: place.kind === 'text' ? String(place.column) : '' };
}

function tell(title: string, left: readonly LeftOut[], words: Words): void {
  const lines = left.map(({ what, names }) => {
    const concerned = names.length > 0 ? `: ${names.join(', ')}` : '';
    return `  ${words.say('en', `rubric-formats:left.${what}`, {})}${concerned}`;
  });
  if (lines.length > 0) process.stderr.write([`${title}: not kept, or changed:`, ...lines, ''].join('\n'));
}
