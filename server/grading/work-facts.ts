import type { WorkFacts } from '../llm/request-facts.ts';
import type { Work } from './work.ts';

/** The part of a work that readers may see: not the texts of other students. */
export function workFactsOf(work: Work): WorkFacts {
  const { task, notes, rubric, text, language } = work;
  return { task, notes, rubric, text, language };
}
