/**
 * One message that left the building, or was about to: it is noted before its first byte goes, so that no crash hides
 * one. Its words are sealed and expire; when, where to, how much and the hash stay as long as the work does.
 */
export type Departure = {
  _id: string;
  platformId: string;
  courseId: string;
  /** Empty where it belongs to none. */
  assignmentId: string;
  /** The works it was about: several where readers are asked about a class's comments at once, none for a rubric. */
  submissionIds: string[];
  kind: DepartureKind;
  host: string;
  /** Of a request to a model; null for the LMS. */
  model: string | null;
  task: string | null;
  /** When it was noted; once an answer is there, when it left. */
  at: Date;
  /** UTF-8 bytes of the body, and their SHA-256. */
  bytes: number;
  sha256: string;
  /** The body, sealed, without what its class shares; null once it has expired. */
  sealed: string | null;
  /** Null: none came, or nobody noted it before the process died. */
  answer: DepartureAnswer | null;
  expiresAt: Date;
};

/** `model`: asked live; `batch`: one line of a provider's batch; `score`, `hand-in`: to the LMS's gradebook. */
export type DepartureKind = 'model' | 'batch' | 'score' | 'hand-in';

/** `error`: an AppError's code, or what the LMS made of it; null for an answer that could be used. */
export type DepartureAnswer = {
  at: Date;
  bytes: number;
  sha256: string | null;
  sealed: string | null;
  error: string | null;
};

/** What a whole class shares of its prompts, sealed once. */
export type DeparturePart = { _id: string; platformId: string; courseId: string; sealed: string; expiresAt: Date };
