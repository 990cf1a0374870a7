/** Whose data a query may see. Every repository of course data takes one first, so that no query can forget it. */
export type Tenancy = { platformId: string; courseId: string };
