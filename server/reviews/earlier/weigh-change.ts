import type { Outcome } from '../../submissions/followed.ts';

/** What the texts tell about one earlier point; all words as `wordsIn` gives them. */
export type Change = {
  /** `found-now`: what was absent stands there now; `none`: the point rests on no particular words. */
  evidence: 'passage' | 'absent' | 'found-now' | 'none';
  sameText: boolean;
  /** The new work has no text. */
  noText: boolean;
  /** The new work is not made from the earlier one. */
  anew: boolean;
  old: readonly string[];
  now: readonly string[];
  /** Put in and taken out at this place. */
  own: { added: readonly string[]; removed: readonly string[] };
  /** New words that belong to no point's place. */
  spare: readonly string[];
  /** Those of them that were put in right before this place. */
  beside: readonly string[];
  /** Words of the advice that the earlier work lacked. */
  advice: readonly string[];
};

export type Reason =
  | ('no-text' | 'same-text' | 'anew' | 'no-place')
  | ('same' | 'same-elsewhere' | 'small' | 'more' | 'shortened' | 'gone' | 'replaced')
  | ('found' | 'found-small' | 'absent' | 'absent-elsewhere');

type Weighed = { outcome: Outcome | 'unclear'; why: Reason };

/** The rules, the surest first. A figure below is ours: chosen on revised answers, see `earlier-points.test.ts`. */
export function weighChange(change: Change): Weighed {
  if (change.noText) return { outcome: 'unclear', why: 'no-text' };
  if (change.sameText) return { outcome: 'ignored', why: 'same-text' };
  if (change.evidence === 'none') return { outcome: 'unclear', why: 'no-place' };
  if (change.evidence === 'found-now') return weighFound(change);
  if (change.anew) return { outcome: 'unclear', why: 'anew' };
  if (change.evidence === 'absent') return weighUntouched(change, { none: 'absent', elsewhere: 'absent-elsewhere' });
  if (change.old.join(' ') === change.now.join(' '))
    return weighUntouched(change, { none: 'same', elsewhere: 'same-elsewhere' });
  return weighPassage(change);
}

/**
 * Untouched is ignored, unless much was written that no point asked for, something leads up to it, or the advice's own
 * words stand there.
 */
function weighUntouched({ spare, beside, advice }: Change, why: { none: Reason; elsewhere: Reason }): Weighed {
  const much = spare.length >= MANY_WORDS || beside.length >= SOME_WORDS;
  return much || spare.some((word) => advice.includes(word))
    ? { outcome: 'unclear', why: why.elsewhere }
    : { outcome: 'ignored', why: why.none };
}

/** A short sentence. */
const MANY_WORDS = 12;

/** The word that was missing is there: with a sentence around it, or just dropped in. */
function weighFound({ own }: Change): Weighed {
  const enough = own.added.length >= SOME_WORDS;
  return enough ? { outcome: 'acted-on', why: 'found' } : { outcome: 'tried', why: 'found-small' };
}

function weighPassage(change: Change): Weighed {
  const { old, now, own, advice } = change;
  const kept = old.filter((word) => now.includes(word)).length / Math.max(1, old.length);
  const fresh = own.added.filter((word) => !old.includes(word));
  if (now.length === 0 || (kept < LITTLE && fresh.length < old.length / 4))
    return { outcome: 'not-relevant', why: 'gone' };
  const advised = fresh.some((word) => advice.includes(word));
  if (kept < LITTLE && !advised) return { outcome: 'unclear', why: 'replaced' };
  if (advised || fresh.some(isFigure)) return { outcome: 'acted-on', why: 'more' };
  return weighAmount(fresh.length, own.removed.length);
}

function isFigure(word: string): boolean {
  return /\p{Nd}/u.test(word);
}

function weighAmount(fresh: number, removed: number): Weighed {
  if (fresh >= SOME_WORDS) return { outcome: 'acted-on', why: 'more' };
  if (fresh === 0 && removed >= SOME_WORDS) return { outcome: 'unclear', why: 'shortened' };
  return { outcome: 'tried', why: 'small' };
}

/** Fewer new words than this are a correction; a figure or a word of the advice counts at once. */
const SOME_WORDS = 4;

/** Less than this share of its words kept: the passage is not the same one any more. */
const LITTLE = 0.2;
