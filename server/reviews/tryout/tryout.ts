import type { Exemplar } from '../../assignments/exemplar.ts';
import type { Draft, Finding } from '../../grading/assessment.ts';
import type { Job } from '../../jobs/job.ts';
import type { TryoutInputs } from './tryout-inputs.ts';

/** The readers' turn at one exemplar: the job that has it read, and what came of it last. Never a submission. */
export type Tryout = {
  /** The exemplar's own id. */
  _id: string;
  platformId: string;
  courseId: string;
  assignmentId: string;
  job: Job;
  /** Person id. */
  askedBy: string;
  askedAt: Date;
  /** Stays until the next one is there. */
  result: TryoutResult | null;
};

export type TryoutResult = {
  /** What it was read under; see `changedParts`. */
  inputs: TryoutInputs;
  rubricVersionId: string;
  /** The teacher's levels, as they stood. */
  levels: Exemplar['levels'];
  draft: Draft;
  findings: Finding[];
  /** By the offline reader: no assessment. */
  demonstration: boolean;
  at: Date;
};
