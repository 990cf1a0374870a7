import type { SaveOutcome } from './save-to-bank.ts';
import type { TakeOutcome } from './take-from-bank.ts';

/**
 * Why a point was not kept or not put in; the review itself is saved. `names` are those found in the words, `quotes`
 * what was typed by criterion, to be shown again.
 */
export type BankRefusal = {
  reason: Exclude<(SaveOutcome | TakeOutcome)['kind'], 'conflict' | 'kept' | 'known' | 'widened' | 'taken'>;
  names: string[];
  quotes: ReadonlyMap<string, string>;
};

/** What was done with the bank, as the review page's address tells it. */
export const BANK_DONE = ['kept', 'kept-cut', 'kept-wordless', 'known', 'widened', 'put-in'] as const;

export function doneWith(
  outcome: Extract<SaveOutcome | TakeOutcome, { criterionId: string }>,
): (typeof BANK_DONE)[number] {
  if (outcome.kind === 'taken') return 'put-in';
  if (outcome.kind !== 'kept') return outcome.kind;
  if (outcome.wordless) return 'kept-wordless';
  return outcome.cut ? 'kept-cut' : 'kept';
}
