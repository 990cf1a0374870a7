import { acceptScore, type ScoreDecision } from '../lti/accept-score.ts';
import type { ScorePost, ScoreVerdict } from './lms-profile.ts';

const STATUS = { written: 200, overridden: 200, malformed: 400, 'too-early': 409, locked: 500 } as const;

/** Moodle 4.5's answer to a score, as recorded. */
export function judgeMoodleScore(post: ScorePost): ScoreVerdict {
  const decision = acceptScore(post.body, post);
  const status = STATUS[decision.kind];
  if (status !== 200) return { status, reason: reasonPhrase(decision.kind, post), answer: [], change: null };
  return { status, reason: null, answer: null, change: changeOf(decision) };
}

function changeOf(decision: ScoreDecision): ScoreVerdict['change'] {
  if (decision.kind !== 'written') return null;
  const { score, comment, second } = decision;
  return { score, comment, second, comments: [], attempts: [] };
}

// Recorded: the whole body, mark and comment, comes back in the reason phrase. A tool must not log it.
function reasonPhrase(kind: ScoreDecision['kind'], { text, body, lineItem }: ScorePost): string {
  if (kind === 'malformed') return `Incorrect score received${text}`;
  if (kind === 'locked') return 'Internal Server Error';
  const userId = (body as { userId?: string }).userId ?? '';
  return `Refusing score with an earlier timestamp for item ${lineItem._id} and user ${userId}`;
}
