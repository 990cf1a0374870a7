import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { childEnvironment, readConfig, type Config } from '../../config.ts';
import { AppError } from '../../errors.ts';
import { sayFailure } from '../../http/say-failure.ts';
import { createReaders } from '../../llm/create-readers.ts';
import { loadPriceTable } from '../../llm/price-table.ts';
import { seededRandom } from '../agreement/seeded-random.ts';
import { assessAnswers } from './assess-answers.ts';
import type { ComparedWork } from './compared-work.ts';
import { readEvaluateOptions, type EvaluateOptions } from './evaluate-options.ts';
import { evaluateWorks } from './evaluation.ts';
import { htmlReport } from './html-report.ts';
import { jsonLine } from './json-line.ts';
import { readAnswersFile } from './read-answers-file.ts';
import type { ReportSubject } from './report-facts.ts';
import { textReport } from './text-report.ts';
import { watchReading } from './watch-reading.ts';

const options = readEvaluateOptions(process.argv.slice(2), process.cwd());

// What to compare → marks from both sides → figures → text, page, one line of JSON.
try {
  const { works, subject } = await comparedWorks(options);
  const evaluation = evaluateWorks(works, seededRandom(options.seed));
  print(textReport(evaluation, subject));
  if (options.html !== null) await writeReport(options.html, htmlReport(evaluation, subject));
  if (options.json) print(jsonLine(evaluation));
} catch (error) {
  process.stderr.write(`\n${sayFailure(error)}\n`);
  process.exitCode = 1;
}

type Compared = { works: ComparedWork[]; subject: ReportSubject };

async function comparedWorks({ source, ...chosen }: EvaluateOptions): Promise<Compared> {
  const config = configFor(chosen.model);
  return source.kind === 'file' ? fromFile(source.file, config) : fromCourse(source.courseId, config);
}

/** A model is used when the environment names a key, else the offline reader: the same command either way. */
function configFor(model: string | null): Config {
  const key = childEnvironment({})['OPENAI_API_KEY'];
  if (model !== null && !key) throw new AppError('evaluate-no-key', { details: { model } });
  const models = model === null ? {} : { GENERATOR_MODEL: model, VALIDATOR_MODEL: model };
  return readConfig(childEnvironment({ ...models, READER: key ? null : 'offline' }));
}

async function fromFile(file: string, config: Config): Promise<Compared> {
  const answers = await readAnswersFile(file, options.limit);
  const atOnce = options.atOnce ?? config.draftConcurrency;
  const readers = createReaders(config.reader, atOnce);
  if (!readers) throw new AppError('evaluate-no-key', { details: { model: 'a model' } });
  const { pricesFile } = config.money;
  const prices = pricesFile === null ? null : loadPriceTable(pricesFile);
  const watch = watchReading(answers.length);
  const signal = new AbortController().signal;
  const works = await assessAnswers(answers, readers, { atOnce, signal, prices, onRead: watch.onRead }).finally(
    watch.stop,
  );
  const { generator, validator } = readers;
  const names = [...new Set([generator.name, validator.name])].join(', checked by ');
  const demonstration = generator.demonstration || validator.demonstration;
  return { works, subject: { title: `Evaluation of ${basename(file)}`, readers: names, demonstration, caveat: null } };
}

/** Database and web are loaded only where they are needed: a file is measured without them. */
async function fromCourse(courseId: string, config: Config): Promise<Compared> {
  const { compareStoredCourse } = await import('./compare-stored-course.ts');
  return compareStoredCourse(config, courseId, options.limit);
}

async function writeReport(file: string, page: string): Promise<void> {
  await writeFile(file, page).catch((error: unknown) => {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new AppError('report-unwritable', { details: { file, reason } });
  });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
