/** Comments that an excellent teacher might write on one work: no check may hold anything against them. */
export type SoundComments = {
  task: string;
  text: string;
  criterion: string;
  quote: string;
  comments: readonly string[];
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
