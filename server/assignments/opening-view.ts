import type { Visit } from '../http/visit.ts';
import type { TryoutFigures } from './agreement-view.ts';
import type { Assignment } from './assignment.ts';
import { isOpen } from './opening.ts';

/**
 * What a page for teachers says of an assignment that students cannot see yet: since nobody is waiting, what to do
 * before, and the button. Null once it is open.
 */
export function openingView(page: OpeningPage) {
  const { visit, assignment, now, elsewhere = false } = page;
  if (isOpen(assignment, now)) return null;
  return {
    at: assignment.opening?.at ?? null,
    action: `${visit.base}/assignment/open`,
    assignment: elsewhere ? assignment._id : null,
    preview: elsewhere ? null : `${visit.base}/work`,
    tries: elsewhere || visit.role !== 'instructor' ? null : triesView(page),
  };
}

export type OpeningPage = {
  visit: Pick<Visit, 'base' | 'role'>;
  assignment: Assignment;
  now: Date;
  /** Null where nothing was tried. */
  tryout: TryoutFigures | null;
  hasReaders: boolean;
  /** The visit came by another link: pages of this assignment cannot be told to it. */
  elsewhere?: boolean;
};

/** The exemplars, and how the readers did on them. */
function triesView({ visit, assignment, tryout, hasReaders }: OpeningPage) {
  const count = assignment.exemplars?.length ?? 0;
  const href = `${visit.base}/assignment/exemplars`;
  return { href, count, tryout, untried: count > 0 && tryout === null && hasReaders };
}
