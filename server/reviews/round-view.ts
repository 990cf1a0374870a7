import type { Finding, Round } from '../grading/assessment.ts';
import { findingView } from './criterion-view.ts';

/** The rounds as the review page prints them: each with what became of the findings it was meant to mend. */
export function roundsView(rounds: readonly Round[]) {
  return rounds.map((round, at) => {
    const { number, kept, draft, findings } = round;
    const { points, marks, summary } = draft;
    const outcome = outcomeView(
      round,
      rounds.slice(0, at).findLast((earlier) => earlier.kept),
    );
    return { number, kept, points: points.length, marks, findings: findings.map(findingView), summary, outcome };
  });
}

/** Ids mean findings of the draft that was revised, which is the last one kept; `madeWorse` those of the revision. */
function outcomeView({ outcome, replies = [], findings }: Round, revised: Round | undefined) {
  if (!outcome) return null;
  const found = outcome.found.flatMap((id) => revised?.findings.find((one) => one.id === id) ?? []);
  return {
    counts: {
      found: outcome.found.length,
      takenUp: outcome.takenUp.length,
      refused: outcome.refused.length,
      madeWorse: outcome.madeWorse.length,
    },
    found: found.map((one) => ({
      message: one.message,
      said: saidOf(one, outcome),
      reason: replies.find(({ findingId }) => findingId === one.id)?.reason ?? null,
      settled: outcome.settled.includes(one.id),
    })),
    madeWorse: findings.filter(({ id }) => outcome.madeWorse.includes(id)).map(({ message }) => message),
  };
}

function saidOf({ id }: Finding, { takenUp, refused }: NonNullable<Round['outcome']>): string {
  if (takenUp.includes(id)) return 'reviews:rounds.takenUp';
  return refused.includes(id) ? 'reviews:rounds.refused' : 'reviews:rounds.unanswered';
}
