import type { Visit } from '../http/visit.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Tenancy } from '../tenancy.ts';

/** A rubric that people keep to use again. What an assignment uses is a copy of its own, frozen when it was chosen. */
export type LibraryRubric = Shelf & {
  _id: string;
  rubric: Rubric;
  /** A person id, or `cli:<os user>` for what an admin put there. */
  createdBy: string;
  createdByName: string | null;
  createdAt: Date;
  /** Tells versions apart: whoever changes it names the one they saw. */
  updatedAt: Date;
  /** Taken out at this moment; it can be put back until it is swept away. Null: it stands. */
  removedAt: Date | null;
};

/**
 * Where a rubric stands, and who sees it: `personal` its owner alone, in every course of that platform; `course` all who
 * set up in that course; `site` everybody who sets up anything here. What does not apply is null.
 */
export type Shelf = {
  scope: Scope;
  platformId: string | null;
  courseId: string | null;
  /** Person id. */
  ownerId: string | null;
};

export type Scope = 'personal' | 'course' | 'site';

/** Whose library it is: a person in one course, who may set up there. */
export type Patron = { tenancy: Tenancy; personId: string };

export function patronOf({ tenancy, person }: Pick<Visit, 'tenancy' | 'person'>): Patron {
  return { tenancy, personId: person.id };
}

export const SITE_SHELF: Shelf = { scope: 'site', platformId: null, courseId: null, ownerId: null };

/** The shelf that a person may put rubrics on. */
export function shelfOf({ tenancy: { platformId, courseId }, personId }: Patron, scope: OwnScope): Shelf {
  return scope === 'personal'
    ? { scope, platformId, courseId: null, ownerId: personId }
    : { scope, platformId, courseId, ownerId: null };
}

/** What a teacher may fill; the site's shelf is its admin's. */
export type OwnScope = Exclude<Scope, 'site'>;

export const MOST_ON_SHELF = 500; // the set-up page offers all of them
export const REMOVED_STAYS_DAYS = 30;
