import { Command, InvalidArgumentError } from 'commander';
import { fuzzFiles } from './fuzz-files.ts';
import { fuzzParsers } from './fuzz-parsers.ts';
import { fuzzPatterns } from './fuzz-patterns.ts';
import { fuzzRubrics } from './fuzz-rubrics.ts';
import { fuzzUploads } from './fuzz-uploads.ts';
import { runFuzz } from './run-fuzz.ts';

// `npm run test:fuzz -- --requests 2000`: the same requests as in `make test`, as many as you like.
const command = new Command('npm run test:fuzz --')
  .description('Send hostile requests without a session to every route of the running tool; exits 1 on a fault.')
  .option('--requests <n>', 'how many to each route', whole, 200)
  .option('--rubrics <n>', 'spoil so many rubric files instead, and read them as every format', whole)
  .option('--parsers <n>', 'spoil so many texts for each parser of what LMSs, browsers and models send instead', whole)
  .option('--files <n>', 'spoil so many handed-in files instead, and read them in the contained child', whole)
  .option('--uploads <n>', 'spoil so many forms with a file instead, and receive them', whole)
  .option('--patterns', 'run every regular expression of the server over texts made against it instead (minutes)')
  .option('--seed <n>', 'the same seed sends the same requests', whole, 1)
  .parse();
const options = command.opts<{
  requests: number;
  rubrics?: number;
  parsers?: number;
  files?: number;
  uploads?: number;
  patterns?: true;
  seed: number;
}>();

const faults = await search();
for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
process.stdout.write(`${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function search(): Promise<string[]> {
  if (options.rubrics !== undefined) return spoilRubrics(options.rubrics);
  if (options.patterns) return attackPatterns();
  if (options.files !== undefined) return spoilFiles(options.files);
  if (options.uploads !== undefined) return spoilUploads(options.uploads);
  return options.parsers === undefined ? sendRequests() : spoilWords(options.parsers);
}

function attackPatterns(): string[] {
  const { patterns, faults } = fuzzPatterns();
  process.stdout.write(`${patterns} patterns\n`);
  return faults;
}

async function spoilFiles(rounds: number): Promise<string[]> {
  const { outcomes, faults } = await fuzzFiles({ rounds, seed: options.seed });
  process.stdout.write(`${rounds} files, seed ${options.seed}. They became ${countsOf(outcomes)}\n`);
  return faults;
}

async function spoilUploads(rounds: number): Promise<string[]> {
  const { statuses, faults } = await fuzzUploads({ rounds, seed: options.seed });
  process.stdout.write(`${rounds} forms, seed ${options.seed}. Answers by status: ${countsOf(statuses)}\n`);
  return faults;
}

function countsOf(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([what, count]) => `${what}: ${count}`)
    .join(', ');
}

async function spoilWords(rounds: number): Promise<string[]> {
  const { texts, faults } = await fuzzParsers({ rounds, seed: options.seed });
  process.stdout.write(`${texts} texts, seed ${options.seed}\n`);
  return faults;
}

async function sendRequests(): Promise<string[]> {
  const { requests, statuses, faults } = await runFuzz({ perRoute: options.requests, seed: options.seed });
  process.stdout.write(`${requests} requests, seed ${options.seed}. Answers by status: ${countsOf(statuses)}\n`);
  return faults;
}

function spoilRubrics(rounds: number): string[] {
  const { texts, faults } = fuzzRubrics({ rounds, seed: options.seed });
  process.stdout.write(`${texts} rubric files, seed ${options.seed}\n`);
  return faults;
}

function whole(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}
