import type { CriterionVerdict, Point, Route, RouteReason } from '../grading/assessment.ts';
import type { Job } from '../jobs/job.ts';
import type { Checklist, FollowedPoint } from './followed.ts';
import type { Replies } from './reply.ts';
import type { AuditOwed } from '../audit/audit-owed-model.ts';
import type { SecondMarking } from './marking.ts';
import type { SelfAssessment } from './self-assessment.ts';
import type { NoDraftReason, Work } from './work.ts';

/**
 * One attempt of one student: the work, its lease as a job, the review and the decisions all stand in this one
 * document, because there are no transactions to keep several in step (design: States).
 */
export type Submission = AuditOwed & {
  _id: string;
  platformId: string;
  courseId: string;
  assignmentId: string;
  personId: string;
  /** 1 for the first attempt; unique with assignment and person. */
  attempt: number;
  state: SubmissionState;
  work: Work;
  /** The student chose "my teacher only": no model ever reads this attempt. */
  teacherOnly: boolean;
  submittedAt: Date | null;
  late: boolean;
  /** Handed in, and the earlier attempts that it replaces may not know yet: set and cleared as `scoreOwed` is. */
  roomOwed?: boolean;
  /** Handed in, and its LMS is to hear of it: set by the hand-in, cleared once the gradebook cell knows. */
  handInOwed?: boolean;
  /** The rubric version this attempt was handed in under, and stays with. */
  rubricVersionId: string | null;
  /** The `draft` job. */
  job: Job;
  draftId: string | null;
  /** What lists tell of the draft; written together with `draftId`. Absent without a draft. */
  digest?: DraftDigest;
  /** Of the random share whose draft stays hidden until the teacher has judged; drawn with the first draft. */
  blindFirst?: boolean;
  /** Why there is no draft, as a code for the words; null while there is one or still may be. */
  noDraft: NoDraftReason | null;
  /** The teacher's editable copy; made from the draft or from scratch at the first edit. */
  review: Review | null;
  /** What a teacher asked the readers for once more; null or absent: nothing, or they have answered. */
  redraft?: Redraft | null;
  /** Two markers: there from the first one's approval on. Null or absent: one is enough, or nobody has approved. */
  second?: SecondMarking | null;
  /** What another version of the rubric had no place for when this was re-read. Null or absent: nothing. */
  setAside?: SetAside | null;
  /** The readers' answer to it, beside what the teacher wrote; null or absent: none. */
  offer?: Offer | null;
  /** Whose share it is in: a person id, and whether somebody named them for this one work. Absent: nobody's. */
  share?: { grader: string; named: boolean };
  /** Who gave this one work to whom by name, and when; the newest last. */
  namedShares?: NamedShare[];
  /** Which teacher has it open just now; null or absent: nobody. */
  presence?: Presence | null;
  /** How long it has been open for review; see `reviews/review-time.ts`. Absent: nobody has opened it. */
  reviewTime?: { ms: number; seenAt: Date };
  decisions: Decision[];
  release: Release | null;
  /** Feedback that is out and that a teacher is changing; null or absent: nothing is. */
  again?: Again | null;
  /** Releases that a later one has taken the place of, the oldest first. */
  earlier?: Release[];
  /** The earlier next steps this one was written beside. Null or absent: nothing was out then. */
  checklist?: Checklist | null;
  /** The levels that the student expects. Null or absent: none were chosen. */
  selfAssessment?: SelfAssessment | null;
  /** The privacy notice they had before them, as `language/version`; version 0: the product's own. Null or absent: unknown. */
  noticeVersion?: string | null;
  /** What the student said back to what went out. */
  replies?: Replies;
  createdAt: Date;
  updatedAt: Date;
};

/** The little of a draft that a list needs, kept with the work so that a queue is paged by an index. */
export type DraftDigest = {
  route: Route;
  /** Drawn to be judged first, and not judged yet: a list must tell nothing else of it. */
  hidden: boolean;
  /** The first three. */
  reasons: RouteReason[];
  findings: number;
  marks: number | null;
  demonstration: boolean;
  /** When the draft was made. */
  at: Date;
};

export type SubmissionState =
  'composing' | 'queued' | 'reading' | 'with-teacher' | 'approved' | 'released' | 'returned' | 'superseded';

/** What the teacher edits: levels and text, and a free summary of their own. `version` guards concurrent edits. */
export type Review = {
  version: number;
  origin: 'draft' | 'scratch';
  criteria: CriterionVerdict[];
  points: Point[];
  summary: string;
  /** The levels chosen while the draft was hidden: written once, by the save that chose the last of them. */
  blind?: {
    criteria: CriterionVerdict[];
    draftId: string;
    by: string;
    at: Date;
    /** Of the levels, where the work was re-read under another version since. Absent: the work's own. */
    rubricVersionId?: string;
  } | null;
  /** What became of earlier next steps, as far as a teacher has confirmed it. */
  followed?: FollowedPoint[];
  editedBy: string;
  editedAt: Date;
  /** Who wrote on it and when, for the history: saves of one person in a row are one sitting. */
  sittings?: Sitting[];
};

/** A teacher gave one work to a grader; `grader` and `by` are person ids. */
export type NamedShare = { grader: string; graderName: string | null; by: string; byName: string | null; at: Date };

/** A teacher who has a work open, until they were silent for long enough. `by` is a person id. */
export type Presence = { by: string; byName: string | null; since: Date; until: Date };

export type Sitting = { by: string; byName: string | null; from: Date; to: Date };

/** A teacher's wish to the readers. `by` is a person id. */
export type Redraft = {
  /** Another draft; what is missing around the teacher's own text; one point and nothing else; another rubric version. */
  kind: 'anew' | 'continue' | 'point' | 'version';
  pointId: string | null;
  /** The teacher's words to the readers; may be empty. */
  note: string;
  by: string;
  byName: string | null;
  at: Date;
  /** The earlier draft was still hidden when they asked: so is the new one. */
  hidden: boolean;
};

export type Offer = { draftId: string; at: Date };

/**
 * A change to feedback that is out. The student keeps `Submission.release` until this one's own `release` takes its
 * place: so an undo, or a change that is dropped, takes nothing from them. `by` is a person id.
 */
export type Again = {
  by: string;
  byName: string | null;
  at: Date;
  release: Release | null;
  /** It is made under another version of the rubric; `draftId`: the readers' draft under it, once there is one. */
  version?: { id: string; draftId: string | null };
};

/**
 * What a teacher had chosen and written that a later version of the rubric has no place for: kept to be read, and put
 * back if a version with such a place comes. Titles are those of the version it was written under.
 */
export type SetAside = {
  levels: { criterionId: string; levelId: string; criterion: string; level: string }[];
  points: (Point & { criterion: string })[];
  /** Levels that were carried over although their words or points are others now. */
  reworded: { criterion: string; level: string }[];
};

/** A person's recorded act. `by` is a person id, or `cli:<os user>`. */
export type Decision = {
  kind:
    | ('approve' | 'undo' | 'return' | 'retry' | 'redraft' | 'stop' | 'release' | 'answer' | 'reopen' | 'drop')
    | ('reread' | 'restore')
    | ('first-mark' | 'second-mark' | 'agree' | 'settle' | 'take-back');
  by: string;
  byName: string | null;
  at: Date;
  note: string | null;
  /** The batch approval that this was part of. */
  batchId?: string;
  /** Of a `reread`: numbers of rubric versions, as the page of versions counts them. */
  versions?: { from: number; to: number };
  /** Of an approval: what was approved, also once it is undone. `content`: SHA-256 of `Release.final`. */
  approved?: { release: number; marks: number; maximum: number; content: string };
};

/** What was approved, frozen; `final` is what the student reads and what `score` was computed from. */
export type Release = {
  number: number;
  approvedBy: string;
  approvedByName: string | null;
  approvedAt: Date;
  /** The end of the undo time: it goes out then, unless its assignment holds it back for longer. */
  dueAt: Date;
  /** A teacher let out all that was approved: the assignment no longer holds this back. */
  freed?: boolean;
  releasedAt: Date | null;
  /** Set by the release itself and cleared once the gradebook cell knows: released and due are one write. */
  scoreOwed: boolean;
  /** It came back with a backup: the gradebook may have got it since, whatever its cell says. */
  restored?: boolean;
  final: { criteria: CriterionVerdict[]; points: Point[]; summary: string; followed?: FollowedPoint[] };
  marks: number;
  maximum: number;
  /** Approved in a batch of `size`, of which the teacher read `read`; `own`: this one was among them. */
  batch?: {
    id: string;
    read: number;
    size: number;
    own: boolean;
    /** Its words are those approved for a similar work, not a draft of this one. */
    copied?: boolean;
  };
};
