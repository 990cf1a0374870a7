import type { Visit } from '../http/visit.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Assignment } from './assignment.ts';

/**
 * What later stages know of a rubric that is about to change: `app.ts` hands in who knows, since the set-up page stands
 * before them.
 */
export type RubricChange = {
  /** What `next` would touch in the place of the rubric in use; null: it is the same one, or there is no work yet. */
  touch: (
    visit: Visit,
    change: { assignment: Assignment; next: Rubric; chosen: ChosenWorks },
  ) => Promise<Touching | null>;
  /** Has chosen works read again under the version that is in use now. */
  reread: (visit: Visit, change: { assignment: Assignment; chosen: ChosenWorks }) => Promise<RereadCount>;
};

/** `signature` is another one once something that a person decides on is; `page` is what the page prints. */
export type Touching = { signature: string; page: object };

/** Ids of works, and names of groups of them. */
export type ChosenWorks = { ids: string[]; groups: string[] };

export type RereadCount = { reread: number; stayed: number };
