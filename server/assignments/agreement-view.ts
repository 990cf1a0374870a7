import type { Tenancy } from '../tenancy.ts';
import type { Assignment } from './assignment.ts';

/** What the assignment's page prints of the agreement on levels chosen blind; `null` before a level was. */
export function agreementView(agreement: BlindLevelAgreement | null) {
  if (!agreement || agreement.n === 0) return null;
  const { n, works, exact, adjacent, qwk, interval } = agreement;
  const enough = n >= FEWEST_LEVELS;
  return {
    n,
    works,
    missing: enough ? null : FEWEST_LEVELS - n,
    exact: percent(exact),
    adjacent: percent(adjacent),
    kappa: qwk === null ? null : qwk.toFixed(2),
    interval: qwk === null || !interval ? null : { low: interval.low.toFixed(2), high: interval.high.toFixed(2) },
  };
}

/**
 * How far drafted levels agree with those that teachers chose before they saw them. `n` counts levels, `works` the
 * works they are of; shares and kappa are fractions, `null` where undefined. Measuring is a later stage, so `app.ts`
 * hands in who knows (`blindAgreement` of insights).
 */
export type BlindLevelAgreement = {
  n: number;
  works: number;
  exact: number | null;
  adjacent: number | null;
  /** Quadratic weighted kappa, with its 95 % interval. */
  qwk: number | null;
  interval: { low: number; high: number } | null;
};

/** How long reviews took: the median of `n`, in milliseconds, null for none. */
export type ReviewTimeFigures = { n: number; medianMs: number | null };

/** How often students said what of the points of a criterion; criteria without any are left out. */
export type ReplyFigures = {
  title: string;
  clear: number;
  notClear: number;
  disagree: number;
  questions: number;
  contests: number;
}[];

/** Levels that two markers chose for the same work, and how many were the same; `seen`: with the first's in view. */
export type SecondAgreement = {
  works: number;
  blind: { n: number; same: number };
  seen: { n: number; same: number };
};

/** How often the readers chose the teacher's own level on the exemplars; `stale`: something has changed since. */
export type TryoutFigures = { same: number; n: number; stale: boolean; pending: number; demonstration: boolean };

/** How often students expected a higher, the same or a lower level than they got; criteria nobody chose for are left out. */
export type SelfFigures = { title: string; higher: number; same: number; lower: number }[];

export type FindFigures = {
  /** How many students have begun to work. */
  begun: (tenancy: Tenancy, assignmentId: string) => Promise<number>;
  tryout: (assignment: Assignment) => Promise<TryoutFigures | null>;
  agreement: (tenancy: Tenancy, assignmentId: string) => Promise<BlindLevelAgreement>;
  reviewTime: (tenancy: Tenancy, assignmentId: string) => Promise<ReviewTimeFigures>;
  replies: (tenancy: Tenancy, assignmentId: string) => Promise<ReplyFigures>;
  second: (tenancy: Tenancy, assignmentId: string) => Promise<SecondAgreement>;
  self: (tenancy: Tenancy, assignmentId: string) => Promise<SelfFigures>;
};

/** Minutes and seconds of the median, or null before anything was decided. */
export function reviewTimeView(figures: ReviewTimeFigures | null) {
  if (!figures || figures.medianMs === null) return null;
  const seconds = Math.round(figures.medianMs / 1000);
  return { n: figures.n, minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
}

/**
 * With fewer levels no figure is shown: the 95 % interval of a share near 80 % would be wider than 18 points to either
 * side (Wald: 1.96 · √(0.8 · 0.2 / 20) = 0.175), and what cannot tell good from bad should not look like a result.
 */
const FEWEST_LEVELS = 20;

function percent(share: number | null): number | null {
  return share === null ? null : Math.round(share * 100);
}
