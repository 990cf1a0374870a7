import type { Rubric } from '../rubrics/rubric.ts';

/** Everything the readers and the checks may know about one submission. The text is the stored text: spans point into it. */
export type Work = {
  /** What the student was asked. */
  task: string;
  /** Reference answer or notes for the readers; never shown to the student; may be empty. */
  notes: string;
  rubric: Rubric;
  text: string;
  /** BCP 47 tag of the language that feedback is written in. */
  language: string;
  /** Texts of the same task by other students, to notice a quote that belongs to one of them. */
  otherTexts?: readonly string[];
};
