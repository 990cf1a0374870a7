import type { Draft } from '../assessment.ts';
import { fenced, section, sharedPrompt, type Prompt } from '../prompt.ts';
import type { Asked } from '../work.ts';

/**
 * One call about several drafts of a class, each known by its comments alone: neither the works nor the levels can be
 * passed in. A comment that explains its mark leads a reader back to the level; see `blind-findings.ts`. Each draft
 * stands in its own fence, so that what came from one student's work cannot speak about another's.
 */
export function blindPrompt(asked: Asked, requests: readonly BlindRequest[], drawFence: () => string): Prompt {
  const drafts = requests.map((request, index) => ({ id: draftId(index), ...request }));
  const own = [
    section('Your role: reader of comments', ROLE),
    ...drafts.map((draft) => fenced('COMMENTS', JSON.stringify(draft), drawFence)),
  ];
  const { rubric } = asked;
  return {
    version: BLIND_VERSION,
    shared: sharedPrompt(asked),
    own: own.join('\n\n'),
    facts: { task: 'blind', rubric, drafts },
  };
}

/** What the student reads of one draft, and the criteria whose levels shall be named. */
export type BlindRequest = {
  criterionIds: string[];
  points: { criterionId: string; kind: 'strength' | 'next-step'; text: string }[];
  summary: string;
};

export function blindRequestOf(draft: Draft, criterionIds: readonly string[]): BlindRequest {
  const points = draft.points.map(({ criterionId, kind, text }) => ({ criterionId, kind, text }));
  return { criterionIds: [...criterionIds], points, summary: draft.summary };
}

/** The id that the draft at this place of the requests has in prompt and answer. */
export function draftId(index: number): string {
  return `d${index + 1}`;
}

/** Raised with every change of wording. */
export const BLIND_VERSION = 'blind/1';

const ROLE = `Below is feedback on submissions that you do not see. For each draft and each criterion asked for, name the level whose
descriptor the comments speak of. Go by the comments alone: if they fit several levels equally, the answer is null.`;
