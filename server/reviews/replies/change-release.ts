import { NO_REPLIES } from '../../submissions/reply.ts';
import type { Services } from '../../services.ts';
import {
  decisionOf,
  findConflict,
  loadReviewing,
  type Conflict,
  type ReviewCommand,
  type Reviewing,
} from '../reviewing.ts';
import { reviewFrom } from '../save-review.ts';
import { decideAnswer, withoutAnswersOf, type AnswerRefusal } from './decide-answer.ts';
import { storeDrop, storeReopening } from './reply-repository.ts';

/**
 * Opens feedback that is out for a change: the student keeps it until the changed one goes out as the next release, by
 * the same approval, undo time and rule. `replyId`: the reply that is answered by it; its words go out with it.
 */
export async function changeRelease(
  services: Services,
  command: ReviewCommand & { replyId: string | null; text: string },
): Promise<ChangeOutcome> {
  for (let tries = 0; tries < TRIES; tries++) {
    const reviewing = await loadReviewing(services, command.tenancy, command.submissionId);
    const standing = standingOf(reviewing);
    if (!standing) break;
    const verdict = answered(services, command, reviewing, standing.number);
    if (verdict.kind === 'refused') return verdict;
    const { by } = command;
    const at = services.clock.now();
    const again = standing.begun ? null : { by: by.id, byName: by.name, at, release: null };
    const decision = decisionOf('reopen', by, at, command.text === '' ? null : command.text);
    const change = { before: reviewing.submission.replies?.version ?? 0, replies: verdict.replies, decision, again };
    if (await storeReopening(services.db, command, { ...change, release: standing.number }))
      return { kind: 'reopened' };
  }
  return { kind: 'conflict', conflict: await findConflict(services, command) };
}

const TRIES = 5;

export type ChangeOutcome =
  | { kind: 'reopened' | 'dropped' }
  | { kind: 'refused'; reason: AnswerRefusal }
  | { kind: 'conflict'; conflict: Conflict };

/** The release that is out, and whether a change of it is begun; null where nothing can be changed now. */
function standingOf({ submission, out }: Reviewing): { number: number; begun: boolean } | null {
  if (out) return submission.state === 'with-teacher' ? { number: out.number, begun: true } : null;
  return submission.state === 'released' && submission.release
    ? { number: submission.release.number, begun: false }
    : null;
}

function answered(
  services: Services,
  { by, text, replyId }: ReviewCommand & { replyId: string | null; text: string },
  { submission: { replies = NO_REPLIES } }: Reviewing,
  out: number,
) {
  if (replyId === null) return { kind: 'accepted' as const, replies };
  const answer = { by: by.id, byName: by.name, at: services.clock.now(), text, withRelease: out + 1 };
  return decideAnswer(replies, { replyId, change: true }, answer);
}

/** Gives up a change that is not approved: the student's feedback stays, and what was to be answered by it is open. */
export async function dropChange(services: Services, command: ReviewCommand): Promise<ChangeOutcome> {
  const reviewing = await loadReviewing(services, command.tenancy, command.submissionId);
  const { submission, out } = reviewing;
  if (out && submission.state === 'with-teacher') {
    const { replies = NO_REPLIES } = submission;
    const now = services.clock.now();
    const review = reviewFrom(reviewing, { followed: [], ...out.final }, command.by, now);
    const back = replies.version === 0 ? replies : withoutAnswersOf(replies, out.number + 1);
    // What two markers chose for it goes with it.
    const second = submission.second ? { second: null } : {};
    const change = {
      before: replies.version,
      replies: back,
      decision: decisionOf('drop', command.by, now),
      review,
      second,
    };
    if (await storeDrop(services.db, command, change)) return { kind: 'dropped' };
  }
  return { kind: 'conflict', conflict: await findConflict(services, command) };
}
