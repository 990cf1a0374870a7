import type { Services } from '../services.ts';
import { decisionOf, type Actor } from '../reviews/reviewing.ts';
import type { Tenancy } from '../tenancy.ts';
import { releaseDue } from './release-due.ts';
import { freeApproved } from './release-repository.ts';

/**
 * A teacher lets out everything that is approved now on an assignment or (null) in the whole course, whatever date or
 * rule held it back; recorded on each work. What can still be undone goes out when its undo time is over; approvals
 * that come later are held again. Answers how many were let out.
 */
export async function releaseApproved(
  services: Services,
  command: { tenancy: Tenancy; assignmentId: string | null; by: Actor },
): Promise<number> {
  const decision = decisionOf('release', command.by, services.clock.now());
  const freed = await freeApproved(services.db, command.tenancy, command.assignmentId, decision);
  await releaseDue(services);
  return freed;
}
