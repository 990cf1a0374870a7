import type { PlatformFamily } from './launch-context.ts';
import type { Score } from './lti-gateway.ts';

/**
 * The body of a score post. Always `Completed` and `FullyGraded` with its comment: Moodle wipes mark and comment
 * otherwise. AGS §3.4.3
 */
export function scoreMessage(score: Score, family: PlatformFamily): object {
  return {
    userId: score.userId,
    scoreGiven: score.scoreGiven,
    scoreMaximum: score.scoreMaximum,
    comment: score.comment,
    timestamp: score.timestamp.toISOString(), // with milliseconds, as AGS §3.4.4 asks
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    ...(score.submittedAt === null ? {} : { submission: { submittedAt: score.submittedAt.toISOString() } }),
    // Canvas would count every score as another attempt of the student.
    ...(family === 'canvas' ? { 'https://canvas.instructure.com/lti/submission': { new_submission: false } } : {}),
  };
}

/** A line item's own service: its path grows by a segment, before any query string. AGS §3.4.1, §3.3.1 */
export function lineItemService(lineItemUrl: string, service: 'scores' | 'results'): string {
  const url = new URL(lineItemUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${service}`;
  return url.href;
}
