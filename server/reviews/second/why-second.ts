import { createHash } from 'node:crypto';
import type { SecondMarkerRule } from '../../assignments/second-marker-rule.ts';
import type { SecondMarking } from '../../submissions/marking.ts';
import type { Submission } from '../../submissions/submission.ts';

/**
 * Why a second teacher must look before this work goes out; null: one is enough. The share is decided by the work's id
 * alone, so that no redraft, undo or other attempt to approve draws it again. `asked`: its first marker wants one.
 */
export function whySecond(
  rule: SecondMarkerRule | null | undefined,
  submissionId: string,
  asked: boolean,
): SecondMarking['why'] | null {
  if (!rule) return null;
  if (rule.whom === 'all') return 'all';
  if (asked) return 'asked';
  const drawn = createHash('sha256').update(`second-marker ${submissionId}`).digest().readUInt32BE(0);
  return drawn / 2 ** 32 < rule.share ? 'share' : null;
}

/** What two markers mean for an approval now; `decideApproval` refuses, lets wait or accepts by it. */
export type SecondCall =
  { kind: 'one-is-enough' } | { kind: 'wanted'; why: SecondMarking['why'] } | { kind: 'open' } | Settled;

type Settled = { kind: 'settled'; criteria: SecondMarking['first']['criteria'] };

export function secondCall(
  rule: SecondMarkerRule | null | undefined,
  { _id, second }: Pick<Submission, '_id' | 'second'>,
  asked = false,
): SecondCall {
  if (second?.settled) return { kind: 'settled', criteria: second.settled.criteria };
  if (second) return { kind: 'open' };
  const why = whySecond(rule, _id, asked);
  return why === null ? { kind: 'one-is-enough' } : { kind: 'wanted', why };
}
