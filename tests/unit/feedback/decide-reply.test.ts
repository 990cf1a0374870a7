import { REPLY_RULES, type ReplyRules } from '../../../server/assignments/reply-rules.ts';
import { decideReply, replyRoom, type ReplyGround, type Said } from '../../../server/feedback/decide-reply.ts';
import { answerOut, NO_REPLIES, withList, type Reply, type ReplyKind } from '../../../server/submissions/reply.ts';
import type { Release } from '../../../server/submissions/submission.ts';
import { POINTS } from '../../support/desk-sample.ts';

const OUT = new Date('2026-11-01T12:00:00Z');
const release: Release = {
  ...{ number: 2, approvedBy: 't', approvedByName: null, approvedAt: OUT, dueAt: OUT, releasedAt: OUT },
  ...{ scoreOwed: false, final: { criteria: [], points: POINTS, summary: '' }, marks: 1, maximum: 4 },
};
const said = (changes: Partial<Said> = {}): Said => ({
  ...{ release: 2, pointId: 'p1', kind: 'contest', text: 'It is there.', ...changes },
});
const stood = (kind: ReplyKind, changes: Partial<Reply> = {}): Reply => ({
  ...{
    id: 'n1',
    kind,
    release: 2,
    pointId: 'p1',
    criterionId: 'cause',
    text: 'x',
    at: OUT,
    seenAt: null,
    answer: null,
  },
  ...changes,
});
const ground = (
  changes: Partial<Omit<ReplyGround, 'attempt'>> & { list?: Reply[]; rules?: Partial<ReplyRules> } = {},
) => {
  const { list = [], rules = {}, ...rest } = changes;
  return {
    attempt: { release, replies: list.length === 0 ? NO_REPLIES : withList(NO_REPLIES, list) },
    assignment: { counts: 'newest' as const, replyRules: { ...REPLY_RULES, ...rules } },
    newerAttempt: false,
    now: new Date('2026-11-10T12:00:00Z'),
    ...rest,
  };
};
const at = (moment: string) => ({ now: new Date(moment) });
const until = (moment: string) => ({ until: new Date(moment) });

const VERDICTS: [string, ReplyGround, Said, string][] = [
  ['a contest', ground(), said(), 'accepted'],
  ['switched off', ground({ rules: { on: false } }), said(), 'off'],
  ['the last second of the days', ground(at('2026-11-15T11:59:59Z')), said(), 'accepted'],
  ['the days are over', ground(at('2026-11-15T12:00:00Z')), said({ kind: 'clear' }), 'closed'],
  ['a date lets in later', ground({ ...at('2026-12-01T00:00:00Z'), rules: until('2026-12-02') }), said(), 'accepted'],
  ['a date ends it before the days do', ground({ rules: until('2026-11-05') }), said(), 'closed'],
  ['of what was out before', ground(), said({ release: 1 }), 'newer-release'],
  ['a point that is not there', ground(), said({ pointId: '__proto__' }), 'point-gone'],
  ['without a word', ground(), said({ text: '' }), 'words-missing'],
  ['disagreeing without a word', ground(), said({ kind: 'disagree', text: '' }), 'words-missing'],
  ['clear needs none', ground(), said({ kind: 'clear', text: '' }), 'accepted'],
  ['as long as may be', ground(), said({ text: 'x'.repeat(2000) }), 'accepted'],
  ['longer', ground(), said({ text: 'x'.repeat(2001) }), 'words-too-long'],
  ['contested before', ground({ list: [stood('contest')] }), said(), 'said-already'],
  ['contested in the release before', ground({ list: [stood('contest', { release: 1 })] }), said(), 'said-already'],
  ['asked before', ground({ list: [stood('question')] }), said(), 'accepted'],
  ['asked twice', ground({ list: [stood('question')] }), said({ kind: 'question' }), 'said-already'],
  ['no contests here', ground({ rules: { contests: 0 } }), said(), 'no-contest-left'],
  [
    'none is left',
    ground({ list: [stood('contest', { pointId: 'p2' })], rules: { contests: 1 } }),
    said(),
    'no-contest-left',
  ],
  ['a question when none is left', ground({ rules: { contests: 0 } }), said({ kind: 'question' }), 'accepted'],
  ['a newer attempt counts', ground({ newerAttempt: true }), said(), 'newer-attempt'],
  ['a question to an older one', ground({ newerAttempt: true }), said({ kind: 'question' }), 'accepted'],
  ['the best counts', { ...ground({ newerAttempt: true }), assignment: { counts: 'best' } }, said(), 'accepted'],
  ['rules from before there were any', { ...ground(), assignment: { counts: 'newest' } }, said(), 'accepted'],
];

test.each(VERDICTS)('%s', (_, given, what, outcome) => {
  const verdict = decideReply(given, what);
  expect(verdict.kind === 'refused' ? verdict.reason : verdict.kind).toBe(outcome);
});

test('a reaction takes the place of the one before, of the same point and release; nothing else goes', () => {
  const list = [stood('disagree'), stood('clear', { pointId: 'p2' }), stood('clear', { release: 1 }), stood('contest')];
  const verdict = decideReply(ground({ list }), said({ kind: 'clear', text: '' }));
  if (verdict.kind !== 'accepted') throw new Error(verdict.reason);
  expect(verdict.replies).toMatchObject({ version: 2, open: { questions: 0, contests: 1 } });
  expect(verdict.replies.list.map(({ kind, pointId, release: of }) => [kind, pointId, of])).toEqual([
    ['clear', 'p2', 2],
    ['clear', 'p1', 1],
    ['contest', 'p1', 2],
    ['clear', 'p1', 2],
  ]);
});

test('the page offers what would be taken, and nothing else', () => {
  const room = replyRoom(ground({ list: [stood('contest'), stood('question', { pointId: 'p2' })] }));
  expect(room).toMatchObject({ why: null, contests: 1, until: new Date('2026-11-15T12:00:00Z') });
  expect(room.kindsFor('p1')).toEqual(['clear', 'not-clear', 'disagree', 'question']);
  expect(room.kindsFor('p2')).toEqual(['clear', 'not-clear', 'disagree', 'contest']);
  expect(replyRoom(ground({ rules: { on: false } })).kindsFor('p1')).toEqual([]);
});

test('an answer with a change is not out before the change is', () => {
  const answer = { outcome: 'changed' as const, by: 't', byName: null, at: OUT, text: 'Yes.', withRelease: 3 };
  expect(answerOut(stood('contest', { answer }), 2)).toBeNull();
  expect(answerOut(stood('contest', { answer }), 3)).toBe(answer);
});
