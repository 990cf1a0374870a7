import type { Services } from '../services.ts';
import { checklistOf, earlierPoints } from './earlier-points.ts';
import { openAttempt, type Author } from './student-work.ts';
import { saveChecklist } from './composing-repository.ts';
import { listAttempts } from './submission-repository.ts';

/**
 * Keeps which earlier next steps the student has ticked, over whatever was ticked before; false once the work is handed
 * in, or where there is nothing to tick. It leaves the work's own moment alone, so that text typed meanwhile is saved.
 */
export async function keepTicks(
  services: Pick<Services, 'db' | 'clock'>,
  command: Author & { ticked: ReadonlySet<string> },
): Promise<boolean> {
  const { tenancy, personId, ticked } = command;
  const { assignment, attempt } = await openAttempt(services, command);
  const attempts = await listAttempts(services.db, tenancy, { assignmentId: assignment._id, personId });
  const earlier = earlierPoints(attempts, attempt.attempt);
  if (!earlier) return false;
  return saveChecklist(services.db, tenancy, attempt._id, checklistOf(earlier, attempt.checklist, ticked));
}
