import type { ReviewEdits } from './review-content.ts';
import type { Reviewing } from './reviewing.ts';

/** While a draft is hidden, only the teacher's own saving may choose levels: the last of them uncovers it. */
export function withoutHiddenLevels({ hidden }: Pick<Reviewing, 'hidden'>, edits: ReviewEdits): ReviewEdits {
  return hidden ? { ...edits, levels: new Map<string, string>() } : edits;
}
