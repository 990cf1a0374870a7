import { Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../../../server/config.ts';
import { createReaders } from '../../../server/llm/create-readers.ts';
import type { LanguageModel } from '../../../server/llm/language-model.ts';
import { openSets } from './data-file.ts';
import { reportJson } from './report-json.ts';
import { reportText } from './report-text.ts';
import { runBench, type BenchOptions, type BenchReport } from './run-bench.ts';

type OpenSet = (typeof openSets)[number];

// `npm run bench:validator`: how many faults of each kind the checks catch, and how often they cry out for nothing.
const command = new Command('npm run bench:validator --')
  .description(
    `Puts faults of 17 kinds into hand-written sound drafts (English, German, Spanish) and counts which ones are caught. \
The figures come from drafts set aside: written by somebody who did not know the checks, never used to mend one. "Caught" is a warning \
or a blocking finding that the untouched draft does not have, of a check that speaks of the fault, where the fault is.`,
  )
  .option('--json', 'print one object as the last line: counts under n and untouched, rates from 0 to 1')
  .option(
    '--human <file...>',
    'feedback labelled by people (JSONL): also print recall on it; unusable files are skipped',
  )
  .option('--model', 'also ask the validator model of the settings (READER=offline, or OPENAI_API_KEY and so on)')
  .option('--model-variants <n>', 'variants of each kind the model is asked about; one call each', positive, 20)
  .addOption(
    new Option(
      '--dev [set]',
      'measure the open half, which checks may be tuned on; one of its sets, or each in turn',
    ).choices(openSets),
  )
  .option('--seed <n>', 'seed of the variants and the intervals', positive, 1)
  .option('--verbose', 'with --dev: name every variant that was not caught and every false alarm')
  .addHelpText(
    'after',
    `
Exits 1 only when the run itself fails: a low figure is a result.
Examples:
  npm run bench:validator
  npm run bench:validator -- --json --human replies.jsonl comments.jsonl
  READER=offline npm run bench:validator -- --model`,
  )
  .parse();

type Options = {
  json?: boolean;
  human?: string[];
  model?: boolean;
  modelVariants: number;
  dev?: OpenSet | true;
  seed: number;
  verbose?: boolean;
};

const options = command.opts<Options>();
if (options.verbose && !options.dev)
  command.error(
    '--verbose works with --dev only: a check that is mended after reading these would make the figures worthless.',
  );
try {
  const validator = options.model ? validatorOfSettings() : null;
  const reports = await runSets(options.dev ? chosenSets(options.dev) : ['held'], validator);
  if (options.json) process.stdout.write(`${JSON.stringify(jsonOf(reports))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** Each report is printed as soon as it is there. Feedback labelled by people belongs to no set: it is judged once. */
async function runSets(sets: readonly BenchOptions['set'][], validator: LanguageModel | null): Promise<BenchReport[]> {
  const { seed, modelVariants, verbose = false } = options;
  const reports: BenchReport[] = [];
  for (const set of sets) {
    const human = reports.length === 0 ? (options.human ?? []) : [];
    const report = await runBench({ set, seed, human, validator, modelVariants, verbose });
    process.stdout.write(`${reports.length > 0 ? '\n' : ''}${reportText(report)}\n`);
    reports.push(report);
  }
  return reports;
}

function chosenSets(chosen: OpenSet | true): readonly OpenSet[] {
  return chosen === true ? openSets : [chosen];
}

/** One set as it is, several by their names. */
function jsonOf(reports: readonly BenchReport[]): object {
  const [only, ...more] = reports.map((report) => ({ set: report.set, json: reportJson(report) }));
  if (!only || more.length === 0) return only?.json ?? {};
  return Object.fromEntries([only, ...more].map(({ set, json }) => [set, json]));
}

function validatorOfSettings(): LanguageModel {
  const { reader, draftConcurrency } = readConfig();
  const readers = createReaders(reader, draftConcurrency);
  if (readers) return readers.validator;
  throw new Error('--model needs a model: set READER=offline, or OPENAI_API_KEY and GENERATOR_MODEL.');
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}
