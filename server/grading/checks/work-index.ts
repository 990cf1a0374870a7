import { findSuspects } from '../injection/find-instructions.ts';
import { stemOf, wordsOf } from '../language/words-of.ts';
import { normaliseText } from '../normalise-text.ts';
import type { Work } from '../work.ts';

/** What several checks need to know of a work, worked out once for it: a draft is checked up to six times. */
export function indexOfWork(work: Work): WorkIndex {
  const known = indexes.get(work);
  if (known) return known;
  const made = makeIndex(work);
  indexes.set(work, made);
  return made;
}

export type WorkIndex = {
  /** The work under the normalisation of quotes, lower-cased. */
  folded: string;
  /** Stems of the work. */
  text: ReadonlySet<string>;
  /** Stems of the task. */
  task: ReadonlySet<string>;
  notes: ReadonlySet<string>;
  /** Stems of the rubric, descriptors included. */
  rubric: ReadonlySet<string>;
  /** Passages of the work that speak to its reader, as words. */
  instructions: string[][];
};

const indexes = new WeakMap<Work, WorkIndex>();

function makeIndex(work: Work): WorkIndex {
  return {
    folded: normaliseText(work.text, { foldCase: true }).text,
    text: stemsOf(work.text),
    task: stemsOf(work.task),
    notes: stemsOf(work.notes),
    rubric: stemsOf(rubricText(work)),
    instructions: findSuspects(work.text).map(({ start, end }) => wordsOf(work.text.slice(start, end))),
  };
}

/** The stems of a text, each once. */
export function stemsOf(text: string): Set<string> {
  return new Set(wordsOf(text).map(stemOf));
}

function rubricText({ rubric }: Work): string {
  const criteria = rubric.criteria.flatMap((criterion) => [
    criterion.title,
    criterion.description,
    ...criterion.levels.flatMap((level) => [level.title, level.descriptor]),
  ]);
  return [rubric.title, rubric.description, ...criteria].join('\n');
}
