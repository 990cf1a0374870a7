/**
 * What the rest of the tool may ask of an LMS. Implemented in this folder over ltijs's access tokens; URLs are those
 * the LMS gave at launch. Platforms are named by our own platform id. Nothing returned holds raw response text.
 */
export type LtiGateway = {
  sendScore: (platformId: string, lineItemUrl: string, score: Score, note?: NoteMessage) => Promise<ScoreSent>;
  /** Says that work was handed in, without a mark; `not-told` where an LMS of this kind cannot take that. */
  tellHandIn: (
    platformId: string,
    lineItemUrl: string,
    handIn: HandInMessage,
    note?: NoteMessage,
  ) => Promise<HandInTold>;
  readResult: (platformId: string, lineItemUrl: string, userId: string) => Promise<ResultReading>;
  readRoster: (platformId: string, rosterUrl: string) => Promise<Member[]>;
  /**
   * Finds the link's line item or creates it once. Throws AppError `line-item-unavailable`: status 503 when it may work
   * later, 502 when a person must act; `details.reason` says why.
   */
  ensureLineItem: (platformId: string, lineItemsUrl: string, wanted: WantedLineItem) => Promise<string>;
  /** The signed answer to a deep linking request, as the form field `JWT` carries it. */
  signDeepLinkingAnswer: (platformId: string, answer: DeepLinkingAnswer) => Promise<string>;
};

/** Told the very bytes, and where they go, before they are sent; what it throws keeps them here. */
export type NoteMessage = (message: { host: string; body: string }) => Promise<void>;

/** `data` as the request's visit keeps it: JSON, or null when the request had none. */
export type DeepLinkingAnswer = {
  deploymentId: string;
  data: string | null;
  items: readonly object[];
  /** Shown by the LMS to whoever picked, if it shows anything; null: nothing to say. */
  error: string | null;
};

export type CommentIs = 'new' | 'unsure' | 'stands';

/** What became of a score, and whether its comment was in the message. */
export type ScoreSent = SendResult & { withComment: boolean };

/** AGS 2.0 score; always sent as `Completed` and `FullyGraded`, because Moodle wipes the mark for anything else. */
export type Score = {
  /** Our own id of the work, for LMSs that keep an address of it. */
  submissionId: string;
  userId: string;
  scoreGiven: number;
  scoreMaximum: number;
  comment: string;
  /**
   * `new`: never sent before; `unsure`: sent, and nobody knows whether it arrived; `stands`: it arrived. Decides whether
   * it goes along where comments are added to each other (Canvas).
   */
  commentIs: CommentIs;
  timestamp: Date;
  submittedAt: Date | null;
};

/** What an LMS is told of a hand-in: never a mark, never words. */
export type HandInMessage = { submissionId: string; userId: string; timestamp: Date; submittedAt: Date };

export type HandInTold = SendResult | { kind: 'not-told' };

/**
 * `retry`: may work later (network, 5xx, 429); `mayHaveArrived` when the LMS may have stored it before it failed.
 * `later`: the LMS holds a newer timestamp. `refused`: a person must act; `reason` is a code for the words.
 */
export type SendResult =
  | { kind: 'sent' }
  | { kind: 'later' }
  | { kind: 'retry'; reason: string; afterMs: number | null; mayHaveArrived: boolean }
  | { kind: 'refused'; reason: string };

export type ResultReading =
  | { kind: 'read'; resultScore: number | null; resultMaximum: number; comment: string | null }
  | { kind: 'not-allowed' }
  | { kind: 'unavailable'; reason: string };

export type Member = {
  sub: string;
  name: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  sourcedId: string | null;
  role: 'instructor' | 'student' | 'other';
  active: boolean;
  /** Null where the LMS names none. */
  groups: string[] | null;
};

export type WantedLineItem = { label: string; scoreMaximum: number; resourceLinkId: string; resourceId: string };
