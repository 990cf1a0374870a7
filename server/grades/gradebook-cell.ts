import type { AuditOwed } from '../audit/audit-owed-model.ts';
import type { Job } from '../jobs/job.ts';

/**
 * One cell of an LMS gradebook (line item × person): what it should hold, what we last sent, and the `deliver-score`
 * job, in one document, so that a score is never sent by two workers in the wrong order (design: Scores).
 */
export type GradebookCell = AuditOwed & {
  _id: string;
  platformId: string;
  courseId: string;
  assignmentId: string;
  personId: string;
  /** The LMS's own id of the student. */
  sub: string;
  lineItemUrl: string | null;
  wanted: WantedScore | null;
  /** Since when it wants that; missing in cells from before this was noted. */
  wantedAt?: Date;
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
  /** What it wants came back with a backup: it may have been sent since, and something newer after it. */
  restored?: boolean;
  /** Why the last attempt must be repeated, as a code for the words. */
  lastAnswer?: string | null;
  /** What keeps the score from arriving, as a code for the words; null when nothing does. */
  trouble: string | null;
  /** What was sent to the LMS, and its answers, the newest last. Missing: nothing since that is noted. */
  messages?: LmsMessage[];
};

/** One message to the LMS: stored before it is sent. `answer`: a code; null while nobody knows of one. */
export type LmsMessage = {
  at: Date;
  /** As the LMS was told it: another one for each message of a cell. */
  timestamp: Date;
  submissionId: string;
  /** Null: it told of a hand-in. `comment`: the digest of the one that went along, null for none. */
  score: (Marks & { release: number; comment: string | null }) | null;
  answer: string | null;
  answeredAt: Date | null;
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
