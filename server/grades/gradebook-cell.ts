import type { Job } from '../jobs/job.ts';

/**
 * One cell of an LMS gradebook (line item × person): what it should hold, what we last sent, and the `deliver-score`
 * job, in one document, so that a score is never sent by two workers in the wrong order (design: Scores).
 */
export type GradebookCell = {
  _id: string;
  platformId: string;
  courseId: string;
  assignmentId: string;
  personId: string;
  /** The LMS's own id of the student. */
  sub: string;
  lineItemUrl: string | null;
  wanted: WantedScore | null;
  sent: (WantedScore & { timestamp: Date; confirmed: 'read-back' | 'accepted' }) | null;
  /** The newest hand-in that the LMS is to hear of, and whether it did; missing: none. */
  handIn?: HandInNote;
  /** False: the job is there for the hand-in alone; missing or true: for the score as well. */
  scoreDue?: boolean;
  /** Timestamps per cell rise strictly, even over retries (AGS 2.0 §3.4.9). */
  lastTimestamp: Date | null;
  job: Job;
  /** Whether the comment of a release stands in the gradebook; missing in cells from before this was noted. */
  commentNote?: CommentNote | null;
  /** Marks that were sent since the last one that surely arrived: any of them may stand there. */
  tried?: Marks[];
  /** The teacher saw another mark in the gradebook and wants this one all the same. */
  forced?: boolean;
  /** Why the last attempt must be repeated, as a code for the words. */
  lastAnswer?: string | null;
  /** What keeps the score from arriving, as a code for the words; null when nothing does. */
  trouble: string | null;
};

export type CommentNote = { submissionId: string; release: number; is: 'unsure' | 'stands' };

/**
 * `due`: not told yet, surely; `unsure`: told, and nobody knows whether it arrived, so it is never told again;
 * `told`: it arrived; `untold`: the LMS will not hear of it (a test person, no column, a refusal).
 */
export type HandInNote = {
  submissionId: string;
  attempt: number;
  submittedAt: Date;
  is: 'due' | 'unsure' | 'told' | 'untold';
};

export type Marks = { scoreGiven: number; scoreMaximum: number };

export type WantedScore = {
  submissionId: string;
  release: number;
  scoreGiven: number;
  scoreMaximum: number;
  comment: string;
  submittedAt: Date | null;
};
