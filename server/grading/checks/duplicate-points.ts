import type { Draft, Point } from '../assessment.ts';
import type { Check, Hit } from './check.ts';

/**
 * Two points that say the same in nearly the same words: the later one is named. A warning.
 * Source: issue 3, "two points say the same". Words are compared as sets (Jaccard 1912); the threshold is ours, set
 * where rewording one clause of a sentence still counts as the same and another subject does not.
 */
export const duplicatePoints: Check = { id: 'duplicate-point', severity: 'warning', find: findDuplicates };

const SAME_FROM = 0.8;

function findDuplicates(draft: Draft): Hit[] {
  return draft.points.flatMap((point, index) => {
    const earlier = draft.points
      .slice(0, index)
      .find((other) => other.kind === point.kind && saysTheSame(other, point));
    if (!earlier) return [];
    return [
      { criterionId: point.criterionId, pointId: point.id, message: 'This point says the same as an earlier one.' },
    ];
  });
}

function saysTheSame(a: Point, b: Point): boolean {
  const [wordsA, wordsB] = [wordsOf(a.text), wordsOf(b.text)];
  const shared = [...wordsA].filter((word) => wordsB.has(word)).length;
  const all = wordsA.size + wordsB.size - shared;
  return all > 0 && shared / all >= SAME_FROM;
}

function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [],
  );
}
