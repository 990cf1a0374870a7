/** Comments that an excellent teacher might write on one work: no check may hold anything against them. */
export type SoundComments = {
  task: string;
  text: string;
  criterion: string;
  quote: string;
  comments: readonly string[];
};

/**
 * Comments of many genres as they stand in whole drafts: `low` as next steps beside the lowest level (some of them
 * grant what is good first), `high` as strengths beside the highest, and a summary for the low one.
 */
export type SoundDrafts = {
  task: string;
  notes: string;
  text: string;
  criterion: string;
  quote: string;
  low: readonly string[];
  high: readonly string[];
  summary: string;
};

/** Faulty sentences about the thunder of `thunder-work.ts`, by the check that must name them. */
export type FaultySentences = Readonly<Record<FaultyKind, readonly string[]>>;

export type FaultyKind =
  | 'generic-comment'
  | 'vague-step'
  | 'over-praise'
  | 'answer-leak'
  | 'marks-in-prose'
  | 'claim-about-student'
  | 'instruction-obeyed';
