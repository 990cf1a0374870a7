import type { Route } from '../../grading/assessment.ts';
import type { Rubric } from '../../rubrics/rubric.ts';

/** One work with what people and what the readers gave for it. Marks are fractions of the maximum. */
export type ComparedWork = {
  id: string;
  question: Question;
  /** From people. */
  human: number;
  /** From the readers; `null` when they gave none (no draft, or a criterion that could not be judged). */
  ours: number | null;
  /** Likeness of the words to the reference answer; `null` without a reference. */
  lexical: number | null;
  /** `null` without a draft. */
  reading: Reading | null;
};

export type Question = { id: string; title: string; rubric: Rubric };

/** What a draft took. */
export type Reading = {
  route: Route;
  findings: number;
  calls: number;
  /** Milliseconds of processor time without the model; `null` when it was not measured. */
  cpuMs: number | null;
  /** In the currency of the price table; `null` when a price is not known. */
  cost: number | null;
};
