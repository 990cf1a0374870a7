import type { Draft, Point } from '../assessment.ts';
import { stemOf, wordsOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { wordsFor } from './words/feedback-words.ts';

/**
 * Two points that say the same in nearly the same words: the later one is named. A warning.
 * Source: issue 3, "two points say the same". Stems that carry a subject are compared as sets (Jaccard 1912), or
 * as a part of the longer one; the thresholds are ours, set where rewording one clause still counts as the same and
 * another subject does not. Short texts must be alike as a whole: three shared words prove little.
 */
export const duplicatePoints: Check = { id: 'duplicate-point', severity: 'warning', find: findDuplicates };

/**
 * Two points in the same words of which one denies what the other says. A warning: at most one of them is right.
 * Source: house rule; a student who reads both trusts neither. Needs a word list for what denies.
 */
export const contradictingPoints: Check = { id: 'contradiction', severity: 'warning', find: findContradictions };

const SAME = { whole: 0.6, part: 0.8 };
/** A denial brings words of its own, so less must be shared. */
const DENIED = { whole: 0.4, part: 0.6 };
/** Least number of stems for one text to count as a part of another. */
const LEAST_PART = 5;

function findDuplicates(draft: Draft, work: Work): Hit[] {
  return laterOfPairs(draft, (a, b) => alike(a, b, work, SAME) && !oneDenies(a, b, work)).map((point) =>
    hitAt(point, 'This point says the same as an earlier one.'),
  );
}

function findContradictions(draft: Draft, work: Work): Hit[] {
  return laterOfPairs(draft, (a, b) => alike(a, b, work, DENIED) && oneDenies(a, b, work)).map((point) =>
    hitAt(point, 'This point denies what an earlier one says.'),
  );
}

function laterOfPairs(draft: Draft, matches: (a: Point, b: Point) => boolean): Point[] {
  return draft.points.filter((point, index) => draft.points.slice(0, index).some((other) => matches(other, point)));
}

function hitAt(point: Point, message: string): Hit {
  return { criterionId: point.criterionId, pointId: point.id, message };
}

function alike(a: Point, b: Point, work: Work, from: { whole: number; part: number }): boolean {
  const [stemsA, stemsB] = [tellingStems(a.text, work), tellingStems(b.text, work)];
  const shared = [...stemsA].filter((stem) => stemsB.has(stem)).length;
  const all = stemsA.size + stemsB.size - shared;
  const smaller = Math.min(stemsA.size, stemsB.size);
  return (all > 0 && shared / all >= from.whole) || (smaller >= LEAST_PART && shared / smaller >= from.part);
}

function tellingStems(text: string, work: Work): Set<string> {
  const words = wordsFor(work.language);
  const telling = wordsOf(text).filter(
    (word) => !words?.stopWords.has(word) && word.search(words?.negation ?? NEVER) < 0,
  );
  return new Set(telling.map(stemOf));
}

function oneDenies(a: Point, b: Point, work: Work): boolean {
  const negation = wordsFor(work.language)?.negation ?? NEVER;
  return a.text.search(negation) >= 0 !== b.text.search(negation) >= 0;
}

const NEVER = /(?!)/u;
