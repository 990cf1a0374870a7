import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';

/** What the person who measures may choose. Paths are absolute. */
export type EvaluateOptions = {
  source: { kind: 'file'; file: string } | { kind: 'course'; courseId: string };
  /** Used for both readers instead of the configured ones. */
  model: string | null;
  limit: number | null;
  /** End with one line of JSON. */
  json: boolean;
  /** Where the page is written. */
  html: string | null;
  seed: number;
  /** Answers read at once; null: as the tool is configured. */
  atOnce: number | null;
};

/** Parses the arguments after the script's name. Prints help or a fault and ends the process, as CLIs do. */
export function readEvaluateOptions(args: readonly string[], folder: string): EvaluateOptions {
  const command = evaluateCommand().parse([...args], { from: 'user' });
  const given = command.opts<Given>();
  const [file] = command.args;
  if ((file === undefined) === (given.course === undefined))
    command.error('error: name either a file of scored answers or, with --course, a course');
  return {
    source:
      given.course === undefined
        ? { kind: 'file', file: resolve(folder, file ?? '') }
        : { kind: 'course', courseId: given.course },
    model: given.model ?? null,
    limit: given.limit ?? null,
    json: given.json === true,
    html: given.html === undefined ? null : resolve(folder, given.html),
    seed: given.seed,
    atOnce: given.concurrency ?? null,
  };
}

type Given = {
  course?: string;
  model?: string;
  limit?: number;
  json?: true;
  html?: string;
  seed: number;
  concurrency?: number;
};

/** The command with its help; errors end the process unless the caller overrides that (commander's `exitOverride`). */
export function evaluateCommand(): Command {
  return new Command('npm run evaluate --')
    .description('Measures how far the readers’ marks agree with people’s, on a file of scored answers or on a course.')
    .argument('[file.jsonl]', 'scored answers, one JSON object per line: task, rubric, response, human.scores')
    .option('--course <id>', 'compare what teachers released in this course with the drafts they worked on')
    .option('--model <name>', 'use this model for both readers (needs OPENAI_API_KEY)')
    .option('--limit <n>', 'only the first n', wholeNumber(1, 1_000_000))
    .option('--json', 'print one JSON object as the last line')
    .option('--html <report.html>', 'write a page with tables and charts')
    .option('--seed <n>', 'for the random draws of the interval', wholeNumber(0, 2_000_000_000), 1)
    .option('--concurrency <n>', 'answers read at once', wholeNumber(1, 64))
    .allowExcessArguments(false)
    .showHelpAfterError('Try --help for what can be chosen.')
    .addHelpText('after', HELP);
}

const HELP = `
Examples:
  $ npm run -s evaluate -- answers.jsonl --html report.html
  $ OPENAI_API_KEY=… npm run -s evaluate -- answers.jsonl --model some-model --limit 50 --json
  $ npm run -s evaluate -- --course 7f3a…

Reads offline by keywords ("demonstration, not an assessment"), unless OPENAI_API_KEY and a model are set. Ends with 1
only when the run itself fails, whatever the figures say.`;

function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}
