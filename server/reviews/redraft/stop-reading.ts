import type { Services } from '../../services.ts';
import { decisionOf, findConflict, loadReviewing, type Conflict, type ReviewCommand } from '../reviewing.ts';
import { storeStop } from './redraft-repository.ts';

/**
 * Takes a work back from the readers while it waits or is read. What the teacher wrote and the draft that was there
 * stay; without one the work says that its reading was stopped, and can be given to the readers again.
 */
export async function stopReading(
  services: Services,
  command: ReviewCommand,
): Promise<{ kind: 'stopped' } | { kind: 'conflict'; conflict: Conflict }> {
  const { submission } = await loadReviewing(services, command.tenancy, command.submissionId);
  const decision = decisionOf('stop', command.by, services.clock.now());
  const noDraft = submission.draftId === null ? ('stopped' as const) : null;
  if (await storeStop(services.db, command, { noDraft, decision })) return { kind: 'stopped' };
  return { kind: 'conflict', conflict: await findConflict(services, command) };
}
