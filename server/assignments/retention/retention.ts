/** What a course keeps of its works, as an admin chose it, and what was said of their end. */
export type Retention = {
  /** `<platformId>/<courseId>` */
  _id: string;
  platformId: string;
  courseId: string;
  /** After the last thing that happened to any work; null: for ever; absent: as the site has it (`KEEP_COURSES_DAYS`). */
  days?: number | null;
  /** The moment they go, chosen by a person: it stands above `days`. Null or absent: none is. */
  on?: Date | null;
  /** Nothing is deleted while somebody must be able to look (GDPR Art. 17(3)(e), 18); `by`: `cli:<os user>`. */
  hold?: Hold | null;
  /** What the course's page tells, and since when. Null or absent: nothing yet. */
  announced?: { at: Date; goesAt: Date } | null;
};

export type Hold = { by: string; at: Date; reason: string };

/** What an admin may choose for a course; `default`: as the site has it. */
export type KeepChoice = { kind: 'default' | 'never' } | { kind: 'days'; days: number } | { kind: 'date'; on: Date };

/** What the decision needs to know of a course. `open`: contests without an answer, and approvals that are not out. */
export type CourseEnd = {
  days: number | null;
  on: Date | null;
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

/**
 * What happens to a course's works now. Whatever moves on in it moves the end on, unless that is a date; a pause makes it
 * be told anew.
 */
export function decideEnd(course: CourseEnd, now: Date): EndVerdict {
  const { open, onHold, announcedAt } = course;
  const due = dueOf(course);
  if (due === null) return { kind: 'kept' };
  if (onHold) return { kind: 'paused', why: 'hold', goesAt: due };
  if (now < after(due, -ANNOUNCED_DAYS)) return { kind: 'later', goesAt: due };
  if (open > 0) return { kind: 'paused', why: 'open', goesAt: due };
  if (announcedAt === null) return { kind: 'announce', goesAt: later(due, after(now, ANNOUNCED_DAYS)) };
  const goesAt = later(due, after(announcedAt, ANNOUNCED_DAYS));
  return { kind: now < goesAt ? 'announced' : 'erase', goesAt };
}

/** The first day, as UTC counts them, that may still be chosen: announcing it takes its time. */
export function earliestEnd(now: Date): Date {
  return new Date(Math.ceil(after(now, ANNOUNCED_DAYS).getTime() / DAY_MS) * DAY_MS);
}

function dueOf({ days, on, lastActivityAt }: CourseEnd): Date | null {
  return on ?? (days === null ? null : after(lastActivityAt, days));
}

const DAY_MS = 86_400_000;

function after(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY_MS);
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
