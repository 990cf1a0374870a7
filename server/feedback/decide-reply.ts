import { repliesUntil, replyRulesOf, type ReplyRules } from '../assignments/reply-rules.ts';
import type { Assignment } from '../assignments/assignment.ts';
import {
  MOST_REPLY_TEXT,
  NO_REPLIES,
  takesAnswer,
  withList,
  type Replies,
  type Reply,
  type ReplyKind,
} from '../submissions/reply.ts';
import type { Release, Submission } from '../submissions/submission.ts';

/** What a student says, as it came from the form. */
export type Said = { release: number; pointId: string; kind: ReplyKind; text: string };

export type ReplyRefusal =
  | 'off'
  | 'closed'
  | 'newer-release'
  | 'point-gone'
  | 'words-missing'
  | 'words-too-long'
  | 'said-already'
  | 'no-contest-left'
  | 'newer-attempt';

/** Everything a reply is decided on: the attempt as it stands, the rules, and whether a newer one is handed in. */
export type ReplyGround = {
  attempt: Pick<Submission, 'release' | 'replies'>;
  assignment: Pick<Assignment, 'counts' | 'replyRules'>;
  newerAttempt: boolean;
  now: Date;
};

/**
 * Takes a reply or says why not. A reaction may be changed until the end; a question and a contest are one each per
 * point, whatever release it is of; contests are counted over all releases of the attempt.
 */
export function decideReply(ground: ReplyGround, said: Said): ReplyVerdict {
  const { release, replies = NO_REPLIES } = ground.attempt;
  if (!release?.releasedAt) return refused('closed');
  if (said.release !== release.number) return refused('newer-release');
  const point = release.final.points.find(({ id }) => id === said.pointId);
  if (!point) return refused('point-gone');
  const barred = barOf(ground, release, said);
  if (barred) return refused(barred);
  if (said.text === '' && NEEDS_WORDS.has(said.kind)) return refused('words-missing');
  if (said.text.length > MOST_REPLY_TEXT) return refused('words-too-long');
  const fresh = { ...said, criterionId: point.criterionId, id: `n${replies.version + 1}` };
  const reply: Reply = { ...fresh, at: ground.now, seenAt: null, answer: null };
  const others = replies.list.filter((one) => !(!takesAnswer(said) && isSameReaction(one, said)));
  return { kind: 'accepted', before: replies.version, replies: withList(replies, [...others, reply]) };
}

export type ReplyVerdict =
  { kind: 'accepted'; before: number; replies: Replies } | { kind: 'refused'; reason: ReplyRefusal };

function refused(reason: ReplyRefusal): ReplyVerdict {
  return { kind: 'refused', reason };
}

const NEEDS_WORDS: ReadonlySet<ReplyKind> = new Set<ReplyKind>(['disagree', 'question', 'contest']);

function isSameReaction(one: Reply, { pointId, release }: Said): boolean {
  return !takesAnswer(one) && one.pointId === pointId && one.release === release;
}

function barOf(ground: ReplyGround, release: Release, { pointId, kind }: Said): ReplyRefusal | null {
  const rules = replyRulesOf(ground.assignment);
  const over = barOfTime(rules, release, ground.now);
  if (over || !takesAnswer({ kind })) return over;
  const list = ground.attempt.replies?.list ?? [];
  if (list.some((one) => one.kind === kind && one.pointId === pointId)) return 'said-already';
  if (kind !== 'contest') return null;
  // Where the newest attempt counts, an older one's marks stand nowhere any more; what was sent is still answered.
  if (ground.newerAttempt && ground.assignment.counts === 'newest') return 'newer-attempt';
  return contestsLeft(rules, list) > 0 ? null : 'no-contest-left';
}

function barOfTime(rules: ReplyRules, { releasedAt }: Release, now: Date): 'off' | 'closed' | null {
  if (!rules.on) return 'off';
  return releasedAt && now < repliesUntil(rules, releasedAt) ? null : 'closed';
}

function contestsLeft({ contests }: ReplyRules, list: readonly Reply[]): number {
  return Math.max(0, contests - list.filter(({ kind }) => kind === 'contest').length);
}

/** What may be said to a point just now, and until when; null: nothing, and `why` says so. */
export function replyRoom(ground: ReplyGround): ReplyRoom {
  const rules = replyRulesOf(ground.assignment);
  const { release, replies } = ground.attempt;
  if (!release?.releasedAt) return { why: 'closed', until: null, contests: 0, kindsFor: () => [] };
  const why = barOfTime(rules, release, ground.now);
  const said = (pointId: string, kind: ReplyKind) => ({ pointId, kind, release: release.number, text: '' });
  return {
    why,
    until: rules.on ? repliesUntil(rules, release.releasedAt) : null,
    contests: contestsLeft(rules, replies?.list ?? []),
    kindsFor: (pointId) => KINDS.filter((kind) => barOf(ground, release, said(pointId, kind)) === null),
  };
}

export type ReplyRoom = {
  why: 'off' | 'closed' | null;
  until: Date | null;
  /** Contests left of this attempt. */
  contests: number;
  kindsFor: (pointId: string) => ReplyKind[];
};

const KINDS: readonly ReplyKind[] = ['clear', 'not-clear', 'disagree', 'question', 'contest'];
