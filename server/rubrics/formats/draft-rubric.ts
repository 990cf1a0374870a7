import type { LeftOut, Place } from './rubric-format.ts';

/** A rubric as a foreign text tells it: every value still text, and with the place where it stands. */
export type DraftRubric = {
  place: Place;
  id?: Field;
  version?: Field;
  title?: Field;
  description?: Field;
  language?: Field;
  kind?: Field;
  criteria: DraftCriterion[];
  /** What the reader saw and could not keep. */
  left: LeftOut[];
};

export type DraftCriterion = {
  place: Place;
  id?: Field;
  title: Field;
  description?: Field;
  weight?: Field;
  levels: DraftLevel[];
};

export type DraftLevel = { place: Place; id?: Field; title: Field; points: Field; descriptor?: Field };

export type Field = { text: string; place: Place };
