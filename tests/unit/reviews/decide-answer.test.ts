import { decideAnswer, seenBy, withoutAnswersOf } from '../../../server/reviews/replies/decide-answer.ts';
import {
  NO_REPLIES,
  withList,
  type Reply,
  type ReplyAnswer,
  type ReplyKind,
} from '../../../server/submissions/reply.ts';

const AT = new Date('2026-11-01T12:00:00Z');
const answer: ReplyAnswer = { outcome: 'kept', by: 't', byName: null, at: AT, text: 'Because.', withRelease: null };
const reply = (id: string, kind: ReplyKind, changes: Partial<Reply> = {}): Reply => ({
  ...{ id, kind, release: 1, pointId: 'p1', criterionId: 'c', text: 'x', at: AT, seenAt: null, answer: null },
  ...changes,
});
const replies = withList(NO_REPLIES, [
  reply('clear', 'clear'),
  reply('question', 'question'),
  reply('contest', 'contest'),
  reply('done', 'contest', { answer }),
]);

const VERDICTS: [string, { replyId: string; change: boolean }, string, string][] = [
  ['a question is answered', { replyId: 'question', change: false }, 'Because.', 'answered'],
  ['a contest keeps its point', { replyId: 'contest', change: false }, 'Because.', 'kept'],
  ['a contest changes it', { replyId: 'contest', change: true }, 'Because.', 'changed'],
  ['a change says enough', { replyId: 'contest', change: true }, '', 'changed'],
  ['keeping needs words', { replyId: 'contest', change: false }, '', 'answer-missing'],
  ['so does answering', { replyId: 'question', change: false }, '', 'answer-missing'],
  ['a reaction takes none', { replyId: 'clear', change: false }, 'Because.', 'reply-gone'],
  ['one that is not there', { replyId: 'n9', change: false }, 'Because.', 'reply-gone'],
  ['one that is answered', { replyId: 'done', change: false }, 'Because.', 'reply-answered'],
];

test.each(VERDICTS)('%s', (_, wanted, text, outcome) => {
  const verdict = decideAnswer(replies, wanted, { ...answer, text });
  if (verdict.kind === 'refused') expect(verdict.reason).toBe(outcome);
  else expect(verdict.replies.list.find(({ id }) => id === wanted.replyId)?.answer?.outcome).toBe(outcome);
});

test('what waits is counted; a dropped change leaves its answers open again, and others answered', () => {
  expect(replies.open).toEqual({ questions: 1, contests: 1 });
  const verdict = decideAnswer(replies, { replyId: 'contest', change: true }, { ...answer, withRelease: 2 });
  if (verdict.kind === 'refused') throw new Error(verdict.reason);
  expect(verdict.replies.open).toEqual({ questions: 1, contests: 0 });
  expect(withoutAnswersOf(verdict.replies, 2).open).toEqual({ questions: 1, contests: 1 });
});

test('seen once, and only what waits for an answer', () => {
  const seen = seenBy(replies, AT);
  expect(seen?.list.map(({ seenAt }) => seenAt)).toEqual([null, AT, AT, null]);
  expect(seenBy(seen ?? undefined, AT)).toBeNull();
  expect(seenBy(undefined, AT)).toBeNull();
});
