/** What a course spent on models in one month. All amounts in micro-units of the price table's currency. */
export type Budget = {
  /** Platform, course and month. */
  _id: string;
  platformId: string;
  courseId: string;
  /** `2026-11`, in UTC. */
  month: string;
  /** Paid calls and reservations of calls under way; this is what may never pass the limit. */
  committed: number;
  /** What calls really cost. The rest of `committed` is under way, or was lost with its process and stays counted. */
  spent: number;
  /** Reservations by call id, so that settling twice changes nothing. */
  open: Record<string, number>;
};

/** A course's own limit per month; it stands until it is changed. */
export type BudgetLimit = {
  _id: string;
  platformId: string;
  courseId: string;
  limit: number;
  setBy: string;
  setAt: Date;
};

/** The month a call is paid from. */
export function monthOf(now: Date): string {
  return now.toISOString().slice(0, 7);
}
