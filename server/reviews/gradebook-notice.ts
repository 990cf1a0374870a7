import type { Tenancy } from '../tenancy.ts';

/**
 * What the desk shows of the gradebook. The gradebook is a later stage, so `app.ts` hands in who knows
 * (`gradebookNotices` of grades): reviews never looks right.
 */
export type GradebookNotice = {
  /** The attempt whose score this is about. */
  submissionId: string;
  state: 'waiting' | 'retrying' | 'sent' | 'trouble';
  /** Code for the words, with `state: trouble` or `retrying`. */
  trouble: string | null;
  sentAt: Date | null;
};

/** Notices of an assignment, by submission id. */
export type FindGradebookNotices = (tenancy: Tenancy, assignmentId: string) => Promise<Map<string, GradebookNotice>>;
