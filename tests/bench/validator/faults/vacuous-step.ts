import { drawn, paired } from '../draw.ts';
import { withPoint, type Injector } from '../mutant.ts';
import { phrasesOf } from '../phrases/phrases.ts';

/** A next step that the student could not begin on. */
export const vacuousStep: Injector = (one, random) => {
  const steps = one.draft.points.filter((point) => point.kind === 'next-step');
  const vacuous = drawn(phrasesOf(one).vacuous, 3, random);
  return paired(vacuous, steps, random).map(([text, step]) => withPoint(one, text, step, { text }));
};
