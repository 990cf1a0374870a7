/** Characters of a reply: some three hundred words, which is a reason and not a second essay. */
export const MOST_REPLY_TEXT = 2_000;

/** What a student says back to one point of released feedback. */
export type ReplyKind = 'clear' | 'not-clear' | 'disagree' | 'question' | 'contest';

/** Bound to the point as it stood in release `release`; a later release keeps the replies to an earlier one. */
export type Reply = {
  id: string;
  kind: ReplyKind;
  release: number;
  pointId: string;
  criterionId: string;
  /** The student's words; empty only for `clear` and `not-clear`. */
  text: string;
  at: Date;
  /** When a teacher first opened the work after it was sent. */
  seenAt: Date | null;
  /** Questions and contests are answered; the other kinds never are. */
  answer: ReplyAnswer | null;
};

/** A teacher's act: `kept` and `changed` answer a contest. `by` is a person id. */
export type ReplyAnswer = {
  outcome: 'answered' | 'kept' | 'changed';
  by: string;
  byName: string | null;
  at: Date;
  /** May be empty with `changed`: the new feedback is the answer then. */
  text: string;
  /** It reaches the student together with this release; null: at once. */
  withRelease: number | null;
};

/** All replies to one attempt, written whole over the `version` they were decided on. */
export type Replies = {
  version: number;
  list: Reply[];
  /** Questions and contests without an answer; kept for the queue, so that it reads no texts. */
  open: { questions: number; contests: number };
};

export const NO_REPLIES: Replies = { version: 0, list: [], open: { questions: 0, contests: 0 } };

/** Reactions are read, questions and contests are answered. */
export function takesAnswer({ kind }: Pick<Reply, 'kind'>): boolean {
  return kind === 'question' || kind === 'contest';
}

/** The next version of the replies, with its counts. */
export function withList({ version }: Replies, list: Reply[]): Replies {
  const open = (wanted: ReplyKind) => list.filter(({ kind, answer }) => kind === wanted && answer === null).length;
  return { version: version + 1, list, open: { questions: open('question'), contests: open('contest') } };
}

/** An answer as far as the student may read it while release `out` is what they have. */
export function answerOut({ answer }: Reply, out: number): ReplyAnswer | null {
  return answer && (answer.withRelease === null || answer.withRelease <= out) ? answer : null;
}
