import type { Services } from '../../services.ts';
import { decisionOf, loadReviewing, type ReviewCommand } from '../reviewing.ts';
import { decideAnswer, type AnswerRefusal } from './decide-answer.ts';
import { storeAnswer } from './reply-repository.ts';

/**
 * A teacher's words to a question, or to a contest whose point stays as it is: the student reads them at once, and no
 * mark moves.
 */
export async function answerReply(
  services: Services,
  command: ReviewCommand & { replyId: string; text: string },
): Promise<{ kind: 'answered' } | { kind: 'refused'; reason: AnswerRefusal }> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { submission } = await loadReviewing(services, command.tenancy, command.submissionId);
    const { by, text, replyId } = command;
    const now = services.clock.now();
    const answer = { by: by.id, byName: by.name, at: now, text, withRelease: null };
    const verdict = decideAnswer(submission.replies, { replyId, change: false }, answer);
    if (verdict.kind === 'refused') return verdict;
    const before = submission.replies?.version ?? 0;
    const decision = decisionOf('answer', by, now, text);
    const change = { before, replies: verdict.replies, decision };
    if (await storeAnswer(services.db, command, change)) return { kind: 'answered' };
  }
  return { kind: 'refused', reason: 'reply-gone' };
}

/** Somebody was quicker, by another reply or answer: it is decided anew on what stands then. */
const TRIES = 5;
