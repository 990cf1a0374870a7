import type { Draft } from '../assessment.ts';
import { draftForModel } from '../generator/prompt.ts';
import { fenced, section, sharedPrompt, type Prompt } from '../prompt.ts';
import { workFactsOf } from '../work-facts.ts';
import type { Work } from '../work.ts';

/** The validator's call: try to knock a draft down. It sees work and draft, each fenced, and none of the reasoning. */
export function validatorPrompt(work: Work, draft: Draft, drawFence: () => string): Prompt {
  const own = [
    ROLE,
    fenced('SUBMISSION', work.text, drawFence),
    fenced('DRAFT', JSON.stringify(draftForModel(draft)), drawFence),
  ];
  return {
    version: VERSION,
    shared: sharedPrompt(work),
    own: own.join('\n\n'),
    facts: { task: 'validation', work: workFactsOf(work), draft },
  };
}

/** Raised with every change of wording, so that a stored finding says which wording made it. */
const VERSION = 'validation/1';

const ROLE = section(
  'Your role: second reader',
  `Another reader drafted the feedback below. Try to knock it down. Name a fault only if it is one of these, and only if
you can copy the words that show it:
- unsupported: a point says more than its quote shows, or its quote shows something else.
- contradicts-level: a point and the level chosen for its criterion cannot both be right.
- over-praise: praise stronger than the level or the quote allows.
- over-inference: a claim about effort, intent, knowledge or the person that no quote carries.
- missed-evidence: words of the submission that decide a criterion and that the draft overlooks.
- not-actionable: a next step the student could not begin on.
- wrong-level: the words of the submission meet another level's descriptor; say which.
- leaks-answer: the feedback gives away the solution or the notes.
A draft without faults gets an empty list. That is a good answer; do not invent faults.`,
);
