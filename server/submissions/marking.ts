import type { CriterionVerdict } from '../grading/assessment.ts';

/**
 * What a first and a second marker chose. The work stays with the teacher until `settled` says which levels count:
 * only then can it be approved, and only what is approved can go out.
 */
export type SecondMarking = {
  why: 'all' | 'share' | 'asked';
  /** The second marker chooses before seeing the first one's levels; as the rule was when the first one approved. */
  blind: boolean;
  /** The change to released feedback that it is about (`again.at`); null: the first release. */
  change: Date | null;
  /** When its last act was: a later one is conditional on having seen it. */
  at: Date;
  first: Marking;
  second: Marking | null;
  settled: Settlement | null;
};

/** `by` is a person id. */
export type Marking = { by: string; byName: string | null; at: Date; criteria: CriterionVerdict[] };

/** `agreed`: the second marker approved the first one's levels; `same`: chose the same without seeing them. */
export type Settlement = Marking & { how: 'agreed' | 'same' | 'first' | 'second' | 'other'; note: string | null };
