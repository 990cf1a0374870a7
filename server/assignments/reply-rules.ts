/** Whether, until when and how often students may say something back to released feedback. */
export type ReplyRules = {
  on: boolean;
  /** Days after a release; counts where there is no date. */
  days: number;
  /** The same last moment for everybody. */
  until: Date | null;
  /** Points of one attempt that may be contested; 0: none. */
  contests: number;
};

/**
 * Two weeks are what many universities give for looking into a mark; two contests make a student choose what matters
 * and keep a class of two hundred answerable. Both are ours, and an assignment's own to change.
 */
export const REPLY_RULES: ReplyRules = { on: true, days: 14, until: null, contests: 2 };

/** The rules of an assignment; those from before there were any have the usual ones. */
export function replyRulesOf({ replyRules }: { replyRules?: ReplyRules | null }): ReplyRules {
  return replyRules ?? REPLY_RULES;
}

const DAY_MS = 86_400_000;

/** The last moment for a reply to a release. */
export function repliesUntil({ days, until }: ReplyRules, releasedAt: Date): Date {
  return until ?? new Date(releasedAt.getTime() + days * DAY_MS);
}

/** The rules as the fields of the set-up form hold them. */
export function replyFields({ on, days, until, contests }: ReplyRules) {
  return {
    replies: on ? 'yes' : 'no',
    replyDays: String(days),
    replyUntil: until?.toISOString().slice(0, 16) ?? '',
    contests: String(contests),
  };
}
