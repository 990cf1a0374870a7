import type { Draft, Severity } from '../assessment.ts';
import type { Work } from '../work.ts';

/**
 * One deterministic check: code, no model, no state. `find` returns every place where the draft fails it; `id`
 * is the same for all of them, and so is `severity`, unless a hit is less sure than the others.
 */
export type Check = { id: string; severity: Severity; find: (draft: Draft, work: Work) => Hit[] };

/** Where a check hits and why, in a plain sentence for the teacher. `severity`: another than the check's. */
export type Hit = { criterionId: string | null; pointId: string | null; message: string; severity?: Severity };
