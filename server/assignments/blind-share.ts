import type { Assignment } from './assignment.ts';

/**
 * The share of a class's work, 0 to 1, whose drafts stay hidden until the teacher has judged; assignments from before
 * it was stored have the usual one.
 */
export function blindShareOf({ blindShare }: Pick<Assignment, 'blindShare'>): number {
  return blindShare ?? BLIND_SHARE;
}

/** One work in twenty. Source: issue 3, "a random 5 % blind-first share of each class". */
export const BLIND_SHARE = 0.05;

/** As the set-up form shows it: whole per cent. */
export function percentOf(share: number): string {
  return String(Math.round(share * 100));
}
