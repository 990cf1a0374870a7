import {
  NO_REPLIES,
  takesAnswer,
  withList,
  type Replies,
  type Reply,
  type ReplyAnswer,
} from '../../submissions/reply.ts';

/**
 * Takes a teacher's answer to a question or a contest. An answer with `changed` may be without words, because the
 * feedback that goes out with it is one; every other must say something.
 */
export function decideAnswer(
  replies: Replies = NO_REPLIES,
  wanted: { replyId: string; change: boolean },
  answer: Omit<ReplyAnswer, 'outcome'>,
): AnswerVerdict {
  const reply = replies.list.find(({ id }) => id === wanted.replyId);
  const outcome = reply && outcomeOf(reply, wanted.change);
  if (!reply || !outcome) return { kind: 'refused', reason: 'reply-gone' };
  if (reply.answer) return { kind: 'refused', reason: 'reply-answered' };
  if (answer.text === '' && outcome !== 'changed') return { kind: 'refused', reason: 'answer-missing' };
  const answered: Reply = { ...reply, seenAt: reply.seenAt ?? answer.at, answer: { ...answer, outcome } };
  return { kind: 'accepted', replies: withList(replies, replaced(replies.list, answered)) };
}

export type AnswerVerdict = { kind: 'accepted'; replies: Replies } | { kind: 'refused'; reason: AnswerRefusal };

export type AnswerRefusal = 'reply-gone' | 'reply-answered' | 'answer-missing';

function outcomeOf({ kind }: Reply, change: boolean): ReplyAnswer['outcome'] | null {
  if (kind === 'contest') return change ? 'changed' : 'kept';
  return kind === 'question' ? (change ? 'changed' : 'answered') : null;
}

function replaced(list: readonly Reply[], one: Reply): Reply[] {
  return list.map((reply) => (reply.id === one.id ? one : reply));
}

/** The replies once a change is dropped: what was to be answered with it waits for an answer again. */
export function withoutAnswersOf(replies: Replies, release: number): Replies {
  return withList(
    replies,
    replies.list.map((reply) => (reply.answer?.withRelease === release ? { ...reply, answer: null } : reply)),
  );
}

/** Notes that a teacher has seen what waits for an answer; null when that is known already. */
export function seenBy(replies: Replies | undefined, now: Date): Replies | null {
  const isNew = (one: Reply) => takesAnswer(one) && one.answer === null && one.seenAt === null;
  if (!replies?.list.some(isNew)) return null;
  return withList(
    replies,
    replies.list.map((reply) => (isNew(reply) ? { ...reply, seenAt: now } : reply)),
  );
}
