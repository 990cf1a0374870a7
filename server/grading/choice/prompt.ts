import { fenced, section, sharedPrompt, type Prompt } from '../prompt.ts';
import { workFactsOf } from '../work-facts.ts';
import type { Work } from '../work.ts';

/**
 * A call that chooses levels for some criteria and writes nothing. It knows no earlier draft, so that the choice is
 * independent of it; `message` is what a probe lets someone say before the work is read.
 */
export function choicePrompt(
  work: Work,
  criterionIds: readonly string[],
  message: string | null,
  drawFence: () => string,
): Prompt {
  const own = [
    section('Your role: first reader, choosing levels', ROLE),
    section('Criteria to choose for', criterionIds.join(', ')),
    message === null ? '' : section('A message about the levels', message),
    fenced('SUBMISSION', work.text, drawFence),
  ];
  return {
    version: CHOICE_VERSION,
    shared: sharedPrompt(work),
    own: own.filter(Boolean).join('\n\n'),
    facts: { task: 'choice', work: workFactsOf(work), criterionIds: [...criterionIds] },
  };
}

/** Raised with every change of wording. */
export const CHOICE_VERSION = 'choice/1';

const ROLE = `Choose levels for the submission below, and write no feedback. For each criterion asked for, first copy the words that
decide it, then choose the level whose descriptor they meet.`;
