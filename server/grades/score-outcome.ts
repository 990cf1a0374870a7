import type { ResultReading, SendResult } from '../lti/lti-gateway.ts';
import type { Marks } from './gradebook-cell.ts';
import { isSameShare } from './look-first.ts';

/** What follows from the answer to a sent score. `trouble` is a code with words for the teacher. */
export type ScoreOutcome =
  | { kind: 'arrived'; confirmed: 'read-back' | 'accepted' }
  | { kind: 'trouble'; trouble: string; arrived: boolean }
  | { kind: 'again'; reason: string; afterMs: number };

/**
 * - `sent`, and the LMS shows our marks, or does not let us look: arrived.
 * - `sent`, and the LMS shows something else: a teacher's override. It stands; we tell and do not fight it.
 * - `later` (409): the LMS holds the same or a newer second, perhaps our own lost answer: again, with a later one.
 * - `retry`: again. `refused`: a person must act; the marks stay wanted and can be sent again.
 * No branch ever makes a mark up: what is sent is what was approved, or nothing.
 */
export function scoreOutcome(sent: SendResult, reading: ResultReading | null, given: Marks): ScoreOutcome {
  switch (sent.kind) {
    case 'sent':
      return readBack(reading, given);
    case 'later':
      return { kind: 'again', reason: 'newer-score', afterMs: LATER_MS };
    case 'retry':
      return { kind: 'again', reason: sent.reason, afterMs: sent.afterMs ?? 0 };
    case 'refused':
      return { kind: 'trouble', trouble: sent.reason, arrived: false };
  }
}

/** Two seconds: past the second that both could have fallen into. */
const LATER_MS = 2_000;

function readBack(reading: ResultReading | null, given: Marks): ScoreOutcome {
  if (reading?.kind !== 'read') return { kind: 'arrived', confirmed: 'accepted' };
  if (reading.resultScore === null) return { kind: 'trouble', trouble: 'not-shown', arrived: true };
  const shown = { scoreGiven: reading.resultScore, scoreMaximum: reading.resultMaximum };
  if (isSameShare(shown, given)) return { kind: 'arrived', confirmed: 'read-back' };
  return { kind: 'trouble', trouble: 'overridden', arrived: true };
}
