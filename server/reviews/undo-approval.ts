import type { Services } from '../services.ts';
import { storeUndo } from './review-repository.ts';
import { decisionOf, findConflict, type Conflict, type ReviewCommand } from './reviewing.ts';

/** Takes an approval back before it goes out; afterwards the conflict says that it was released. */
export async function undoApproval(
  services: Services,
  command: ReviewCommand,
): Promise<{ kind: 'undone' } | { kind: 'conflict'; conflict: Conflict }> {
  const decision = decisionOf('undo', command.by, services.clock.now());
  if (await storeUndo(services.db, command, decision)) return { kind: 'undone' };
  return { kind: 'conflict', conflict: await findConflict(services, command) };
}
