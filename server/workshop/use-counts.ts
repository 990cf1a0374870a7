import type { Tenancy } from '../tenancy.ts';

/** How many assignments were set up with a rubric of the library: in this course, and in all of the installation. */
export type UseCount = { here: number; everywhere: number };

/**
 * By library id; a rubric without uses is not in it. Assignments are a later stage, so `app.ts` hands this to the pages
 * of the library.
 */
export type CountUses = (tenancy: Tenancy, ids: readonly string[]) => Promise<ReadonlyMap<string, UseCount>>;

export const NO_USES: UseCount = { here: 0, everywhere: 0 };
