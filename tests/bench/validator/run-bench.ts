import { runChecks } from '../../../server/grading/checks/run-checks.ts';
import type { LanguageModel } from '../../../server/llm/language-model.ts';
import { judgeLabelledSet, type LabelledSet } from './human/judge-labelled-set.ts';
import type { DataFile } from './data-file.ts';
import { loadCases } from './load-cases.ts';
import { measure, type Measured, type Variants } from './measure.ts';
import { naiveFindings } from './naive-checker.ts';
import { measureProcessor, type ProcessorTime } from './processor-time.ts';
import { sampleOf, variantsOf } from './variants-of.ts';
import { withModel } from './with-model.ts';

export type BenchOptions = {
  set: DataFile['set'];
  seed: number;
  /** Paths of feedback that people labelled. */
  human: readonly string[];
  /** Null: code alone. */
  validator: LanguageModel | null;
  /** How many variants of each kind the validator model is asked about. */
  modelVariants: number;
  /** Also names every variant that was not caught and every false alarm. */
  verbose: boolean;
};

export type BenchReport = {
  set: BenchOptions['set'];
  cases: number;
  processor: ProcessorTime;
  seed: number;
  verbose: boolean;
  code: Measured;
  naive: Measured;
  model: { name: string; measured: Measured } | null;
  human: LabelledSet[];
};

/** The whole bench: faults put into one set of drafts, counted for code, for a baseline and for a model. */
export async function runBench(options: BenchOptions): Promise<BenchReport> {
  const { set, seed, validator, modelVariants, verbose } = options;
  const cases = await loadCases(set);
  if (cases.length === 0) throw new Error(NOTHING_ASIDE);
  const variants = variantsOf(cases, seed);
  const processor = await measureProcessor(cases);
  const code = await measure(runChecks, variants, seed);
  const naive = await measure(naiveFindings, variants, seed);
  const human = await Promise.all(options.human.map(judgeLabelledSet));
  const report: BenchReport = { set, cases: cases.length, processor, seed, verbose, code, naive, human, model: null };
  if (!validator) return report;
  const measured = await measureModel(validator, sampleOf(variants, modelVariants, seed), seed);
  return { ...report, model: { name: validator.name, measured } };
}

const NOTHING_ASIDE = 'No half is set aside: the last one was opened, and no figures come from open sets. See --dev.';

/** The first failure ends the run; what is under way is not paid for to the end. */
async function measureModel(validator: LanguageModel, sample: Variants, seed: number): Promise<Measured> {
  const stop = new AbortController();
  try {
    return await measure(withModel(validator, stop.signal), sample, seed);
  } catch (error) {
    stop.abort(error);
    throw error;
  }
}
