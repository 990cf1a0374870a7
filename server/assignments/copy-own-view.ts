import type { Visit } from '../http/visit.ts';
import type { OwnAssignment } from './list-own-assignments.ts';

/** Everything that `assignments/copy-own` prints: the newest first, and how many more a search would find. */
export function copyOwnView(
  { role }: Pick<Visit, 'role'>,
  { action, back, backKey, chosen }: CopyPlace,
  { found, all, q }: { found: readonly OwnAssignment[]; all: number; q: string },
) {
  const shown = found.slice(0, MOST_SHOWN);
  return {
    titleKey: 'assignments:copyOwn.title',
    ...{ action, back, backKey, chosen },
    q,
    none: all === 0,
    searched: q.trim() !== '',
    more: found.length - shown.length,
    assignments: shown.map(({ assignment, courseTitle, sameCourse, judges }) => {
      const { _id: id, title, createdAt: at, dueAt, exemplars = [] } = assignment;
      const count = judges && role === 'instructor' ? exemplars.length : 0;
      return { id, title, at, courseTitle, sameCourse, exemplars: count, dueDropped: dueAt !== null };
    }),
  };
}

/** Where the page is part of: its own address, the way back, and what a picker has ticked already. */
export type CopyPlace = { action: string; back: string; backKey: string; chosen: readonly string[] };

const MOST_SHOWN = 50;
