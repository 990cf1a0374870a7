import type { HandInMessage, Score } from './lti-gateway.ts';
import type { PlatformPolicy } from './platform-policy.ts';

/**
 * The body of a score post. Always `Completed` and `FullyGraded`: most LMSs wipe the mark otherwise. With its comment,
 * unless it would be one too many (`sendsComment`). `launchUrl` is ours. AGS §3.4.3
 */
export function scoreMessage(
  score: Score,
  policy: Pick<PlatformPolicy, 'comments' | 'scoreExtension'>,
  launchUrl: string,
): object {
  return {
    userId: score.userId,
    scoreGiven: score.scoreGiven,
    scoreMaximum: score.scoreMaximum,
    ...(sendsComment(score, policy) ? { comment: score.comment } : {}),
    timestamp: score.timestamp.toISOString(), // with milliseconds, as AGS §3.4.4 asks
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    ...submission(score),
    ...policy.scoreExtension(addressOf(launchUrl, score.submissionId)),
  };
}

/**
 * The body that says "handed in, a person will look at it" and holds no mark; null where that is not to be said.
 * AGS §3.4.4, §3.4.7: `Submitted`, `PendingManual`
 */
export function handInMessage(
  { submissionId, userId, timestamp, submittedAt }: HandInMessage,
  { handInExtension }: Pick<PlatformPolicy, 'handInExtension'>,
  launchUrl: string,
): object | null {
  if (handInExtension === null) return null;
  return {
    userId,
    timestamp: timestamp.toISOString(),
    activityProgress: 'Submitted',
    gradingProgress: 'PendingManual',
    ...submission({ submittedAt, timestamp }),
    ...handInExtension(addressOf(launchUrl, submissionId)),
  };
}

/** The launch address that opens this work; see `readSubmissionId`. */
function addressOf(launchUrl: string, submissionId: string): string {
  return `${launchUrl}?submission=${submissionId}`;
}

/** Where comments are added, one that stands already or may stand is not sent again: the student would read it twice. */
export function sendsComment({ commentIs }: Score, { comments }: Pick<PlatformPolicy, 'comments'>): boolean {
  return comments === 'replaced' || commentIs === 'new';
}

/** Never later than the score itself: our clock may have been set back since, and Canvas refuses a future one. */
function submission({ submittedAt, timestamp }: Pick<Score, 'submittedAt' | 'timestamp'>): object {
  if (submittedAt === null) return {};
  const at = submittedAt.getTime() > timestamp.getTime() ? timestamp : submittedAt;
  return { submission: { submittedAt: at.toISOString() } };
}

/** A line item's own service: its path grows by a segment, before any query string. AGS §3.4.1, §3.3.1 */
export function lineItemService(lineItemUrl: string, service: 'scores' | 'results'): string {
  const url = new URL(lineItemUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${service}`;
  return url.href;
}
