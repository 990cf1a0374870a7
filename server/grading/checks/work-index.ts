import { searchable } from '../absent-search.ts';
import type { Span } from '../assessment.ts';
import { findInstructions, findSuspects } from '../injection/find-instructions.ts';
import { stemOf, wordsOf } from '../language/words-of.ts';
import { withAllDigits } from './number-words.ts';
import { remembered } from '../remembered.ts';
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
  /** Numbers of the work and its task that they say in words, as figures. */
  figures: ReadonlySet<string>;
  /** Passages of the work that give its reader orders, as words. */
  instructions: string[][];
  /** The same, and those that speak of assessing at all. */
  suspects: string[][];
};

const indexes = new WeakMap<Work, WorkIndex>();

function makeIndex(work: Work): WorkIndex {
  return {
    folded: searchable(work.text).text,
    text: stemsOf(work.text),
    task: stemsOfClass(work.task),
    notes: stemsOfClass(work.notes),
    rubric: stemsOfClass(rubricText(work)),
    figures: new Set([...figuresOf(work.text), ...figuresOf(work.task)]),
    instructions: wordsAt(findInstructions(work.text), work.text),
    suspects: wordsAt(findSuspects(work.text), work.text),
  };
}

function wordsAt(spans: readonly Span[], text: string): string[][] {
  return spans.map(({ start, end }) => wordsOf(text.slice(start, end)));
}

/** The stems of a text, each once. */
export function stemsOf(text: string): Set<string> {
  return new Set(wordsOf(text).map(stemOf));
}

function figuresOf(text: string): string[] {
  return wordsOf(withAllDigits(text)).filter((word) => /^\p{N}+$/u.test(word));
}

/** Of what all works of a class have in common. */
const stemsOfClass = remembered<ReadonlySet<string>>(stemsOf);

function rubricText({ rubric }: Work): string {
  const criteria = rubric.criteria.flatMap((criterion) => [
    criterion.title,
    criterion.description,
    ...criterion.levels.flatMap((level) => [level.title, level.descriptor]),
  ]);
  return [rubric.title, rubric.description, ...criteria].join('\n');
}
