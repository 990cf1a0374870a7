import type { ReviewContent } from '../review-content.ts';
import type { MaterialChange, Pattern } from './material-change.ts';

/**
 * One person's recorded act over many works: what was drawn to be read before it, and what came of it. The draw is
 * stored before anything is read.
 */
export type Batch = {
  _id: string;
  platformId: string;
  courseId: string;
  assignmentId: string;
  /** The teacher whose changes this is about; nobody else can read for them or approve. */
  by: string;
  byName: string | null;
  createdAt: Date;
  updatedAt: Date;
  /** Drawn by the server; the works' order is made of it and their ids. */
  seed: string;
  /** As chosen: `confidence` between 0 and 1, at most `most` changed. */
  risk: { confidence: number; most: number };
  /** 1 for the first; each further look is sized for half the risk of the one before. */
  look: number;
  /** Patterns that earlier looks found wanting: works like these are not in the lot. */
  leftOut: Pattern[];
  /** In drawn order: the first of them are to be read. */
  items: BatchItem[];
  /** The decided work that is offered to a group of similar ones; null: every work keeps its own draft. */
  source: { submissionId: string; content: ReviewContent } | null;
  state: 'reading' | 'ended' | 'approving' | 'approved' | 'undone';
  /** Works that the teacher opened since. */
  opened: string[];
  /** The change that ended it. */
  change: { submissionId: string; changes: MaterialChange[]; patterns: Pattern[] | null } | null;
  /** What the act rested on, fixed when it began. */
  claim: { size: number; read: string[] } | null;
  /** Works that were not approved after all, and why. */
  omitted: { submissionId: string; why: string }[];
};

export type BatchItem = { submissionId: string; draftId: string };
