import type { Draft } from '../assessment.ts';
import { draftForModel } from '../generator/prompt.ts';
import { fenced, section, sharedPrompt, type Prompt } from '../prompt.ts';
import { noteParts } from '../teacher-note.ts';
import { workFactsOf } from '../work-facts.ts';
import type { Work } from '../work.ts';

/** The validator's call: try to knock a draft down. It sees work and draft, each fenced, and none of the reasoning. */
export function validatorPrompt(work: Work, draft: Draft, drawFence: () => string): Prompt {
  const own = [
    ROLE,
    ...noteParts(work, drawFence),
    fenced('DRAFT', JSON.stringify(draftForModel(draft)), drawFence),
    fenced('SUBMISSION', work.text, drawFence),
  ];
  return {
    version: VALIDATION_VERSION,
    shared: sharedPrompt(work),
    own: own.join('\n\n'),
    facts: { task: 'validation', work: workFactsOf(work), draft },
  };
}

/** Raised with every change of wording, so that a stored finding says which wording made it. */
export const VALIDATION_VERSION = 'validation/2';

const ROLE = section(
  'Your role: second reader',
  `Another reader drafted the feedback below. Try to knock it down. Name a fault only if it is of the list above, at the
point it hits, with the words that show it copied exactly, and with a repair. A level is moved only by words of the
submission or the rubric; say which level they meet. A draft without faults gets an empty list. That is a good answer;
do not invent faults.`,
);
