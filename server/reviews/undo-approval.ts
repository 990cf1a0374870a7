import { holdsBack } from '../assignments/release-rule.ts';
import type { Services } from '../services.ts';
import { storeSecondUndo, storeUndo } from './review-repository.ts';
import { afterUndo } from './second/second-marking.ts';
import { decisionOf, findConflict, loadReviewing, type Conflict, type ReviewCommand } from './reviewing.ts';

/** Takes an approval back before it goes out; afterwards the conflict says that it was released. */
export async function undoApproval(
  services: Services,
  command: ReviewCommand,
): Promise<{ kind: 'undone' } | { kind: 'conflict'; conflict: Conflict }> {
  const { assignment, submission, out } = await loadReviewing(services, command.tenancy, command.submissionId);
  const decision = decisionOf('undo', command.by, services.clock.now());
  const held = holdsBack(assignment, decision.at);
  const store = out ? storeSecondUndo : storeUndo;
  const second = afterUndo(submission.second, decision.at) ?? null;
  if (await store(services.db, command, { decision, held, second })) return { kind: 'undone' };
  return { kind: 'conflict', conflict: await findConflict(services, command) };
}
