import { baseLanguage } from '../../grading/language/detect-language.ts';
import type { Criterion } from '../../rubrics/rubric.ts';
import type { ReviewContent } from '../review-content.ts';
import { matchSavedPoint, type BankMatch, type ReadWork } from './match-saved-point.ts';
import { wordingOf, type SavedPoint } from './saved-point.ts';

/** A saved point and what of this work it rests on. */
export type OfferedPoint = { saved: SavedPoint; match: BankMatch };

/** `fitting` rest on this work's own words or on a search of it; `others` need words before they can be put in. */
export type BankOffer = { fitting: OfferedPoint[]; others: SavedPoint[] };

/**
 * What the bank offers for one criterion of one work, best first: the very words before an absence before similar
 * words, then what was used most and saved last. A point in another language, or saved when its criterion had another
 * title, never fits by itself; one that stands in the review already is not offered again.
 */
export function offerSavedPoints(
  bank: readonly SavedPoint[],
  { work, criterion, language, points }: OfferedFor,
): BankOffer {
  const own = points.filter(({ criterionId }) => criterionId === criterion.id);
  const standing = new Set(own.map(({ text }) => wordingOf(text)));
  const isFor = (saved: SavedPoint) =>
    saved.criterionTitle === criterion.title && baseLanguage(saved.language) === baseLanguage(language);
  const open = bank.filter((one) => one.criterionId === criterion.id && !standing.has(one.wording));
  const matched = open.map((saved) => ({ saved, match: isFor(saved) ? matchSavedPoint(work, saved.looksFor) : NONE }));
  const fitting = matched.filter(({ match }) => match.kind !== 'none').sort(bestFirst);
  const others = matched.filter(({ match }) => match.kind === 'none').sort(bestFirst);
  return { fitting, others: others.map(({ saved }) => saved) };
}

export type OfferedFor = {
  work: ReadWork;
  criterion: Criterion;
  /** Language the feedback is written in (BCP 47). */
  language: string;
  points: ReviewContent['points'];
};

const NONE: BankMatch = { kind: 'none' };

const ORDER: Record<BankMatch['kind'], number> = { words: 0, absence: 1, similar: 2, none: 3 };

function bestFirst(a: OfferedPoint, b: OfferedPoint): number {
  const share = ({ match }: OfferedPoint) => (match.kind === 'similar' ? match.share : 0);
  return (
    ORDER[a.match.kind] - ORDER[b.match.kind] ||
    share(b) - share(a) ||
    b.saved.uses - a.saved.uses ||
    b.saved.createdAt.getTime() - a.saved.createdAt.getTime() ||
    (a.saved._id < b.saved._id ? -1 : 1)
  );
}
