import { drawn, paired } from '../draw.ts';
import { withPoint, type Injector } from '../mutant.ts';
import { phrasesOf } from '../phrases/phrases.ts';

/** A comment that would fit any work, in place of one that speaks about this work; quote and level stay. */
export const genericComment: Injector = (one, random) => {
  const generic = drawn(phrasesOf(one).generic, 3, random);
  return paired(generic, one.draft.points, random).map(([text, point]) => withPoint(one, text, point, { text }));
};
