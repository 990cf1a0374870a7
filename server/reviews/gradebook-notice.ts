import type { Tenancy } from '../tenancy.ts';

/** How the score of one attempt fares in the LMS's gradebook. */
export type GradebookNotice = {
  /** The attempt whose score this is about. */
  submissionId: string;
  state: 'waiting' | 'retrying' | 'sent' | 'trouble';
  /** Code for the words, with `state: trouble` or `retrying`. */
  trouble: string | null;
  sentAt: Date | null;
};

/**
 * What the desk asks of the gradebook. The gradebook is a later stage, so `app.ts` hands in who knows
 * (`gradebookDesk` of grades): reviews never looks right.
 */
export type GradebookDesk = {
  /** Notices of these works, by submission id. */
  noticesOf: (
    tenancy: Tenancy,
    works: readonly { assignmentId: string; personId: string }[],
  ) => Promise<Map<string, GradebookNotice>>;
  /** Hand-ins of these works that their LMS should have heard of: nobody knows whether it did, or it will not. */
  handInsOf: (
    tenancy: Tenancy,
    works: readonly { assignmentId: string; personId: string }[],
  ) => Promise<Map<string, 'unsure' | 'untold'>>;
  /** Ids of the works whose score needs a person; of one assignment, or (null) of the course. */
  troubled: (tenancy: Tenancy, assignmentId: string | null) => Promise<string[]>;
};
