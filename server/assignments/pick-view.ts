import type { Picking, Visit } from '../http/visit.ts';
import type { Assignment } from './assignment.ts';

/** Everything the picker prints; newest assignments first. */
export function pickView(page: PickPage) {
  const { visit, picking, courseTitle, assignments, chosen, refused, takesLinks } = page;
  return {
    titleKey: 'assignments:pick.title',
    context: courseTitle,
    base: visit.base,
    takesLinks,
    several: picking.acceptMultiple,
    lineItems: picking.lineItems,
    refused: refused === null ? null : `assignments:pick.refused.${refused}`,
    newPath: `${visit.base}/pick/new${chosenQuery(refused === null ? chosen : [])}`,
    copyPath: `${visit.base}/pick/copy${chosenQuery(refused === null ? chosen : [])}`,
    justMade: refused === null && chosen.length > 0,
    assignments: [...assignments].reverse().map(({ _id, title, dueAt, linkId }) => ({
      id: _id,
      title,
      dueAt,
      inCourse: linkId !== null,
      chosen: chosen.includes(_id),
    })),
  };
}

/** Carries from page to page what the picker has ticked; the empty text for nothing. */
export function chosenQuery(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `?${new URLSearchParams(ids.map((id) => ['chosen', id])).toString()}`;
}

export type PickPage = {
  visit: Visit;
  picking: Picking;
  courseTitle: string | null;
  /** Oldest first. */
  assignments: readonly Assignment[];
  chosen: readonly string[];
  refused: string | null;
  takesLinks: boolean;
};
