/** What a course keeps of its works, as an admin chose it, and what was said of their end. */
export type Retention = {
  /** `<platformId>/<courseId>` */
  _id: string;
  platformId: string;
  courseId: string;
  /** After the last thing that happened to any work; null: for ever; absent: as the site has it (`KEEP_COURSES_DAYS`). */
  days?: number | null;
  /** Nothing is deleted while somebody must be able to look (GDPR Art. 17(3)(e), 18); `by`: `cli:<os user>`. */
  hold?: Hold | null;
  /** What the course's page tells, and since when. Null or absent: nothing yet. */
  announced?: { at: Date; goesAt: Date } | null;
};

export type Hold = { by: string; at: Date; reason: string };

/** What the decision needs to know of a course. `open`: contests without an answer, and approvals that are not out. */
export type CourseEnd = {
  days: number | null;
  lastActivityAt: Date;
  open: number;
  onHold: boolean;
  announcedAt: Date | null;
};

/**
 * `kept`: no end is set. `later`: not to be told yet. `paused`: something stands against it.
 * `announce`: to be told from now on. `announced`: told, and not over. `erase`: told for long enough, and over.
 */
export type EndVerdict =
  | { kind: 'kept' }
  | { kind: 'later' | 'announce' | 'announced' | 'erase'; goesAt: Date }
  | { kind: 'paused'; why: 'hold' | 'open'; goesAt: Date };

/** So long before, the course's page says it: enough to fetch what is still needed, holidays included. */
export const ANNOUNCED_DAYS = 30;

/** What happens to a course's works now; whatever moves on in it moves the end on, and a pause makes it be told anew. */
export function decideEnd({ days, lastActivityAt, open, onHold, announcedAt }: CourseEnd, now: Date): EndVerdict {
  if (days === null) return { kind: 'kept' };
  const due = after(lastActivityAt, days);
  if (onHold) return { kind: 'paused', why: 'hold', goesAt: due };
  if (now < after(due, -ANNOUNCED_DAYS)) return { kind: 'later', goesAt: due };
  if (open > 0) return { kind: 'paused', why: 'open', goesAt: due };
  if (announcedAt === null) return { kind: 'announce', goesAt: later(due, after(now, ANNOUNCED_DAYS)) };
  const goesAt = later(due, after(announcedAt, ANNOUNCED_DAYS));
  return { kind: now < goesAt ? 'announced' : 'erase', goesAt };
}

function after(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * 86_400_000);
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
