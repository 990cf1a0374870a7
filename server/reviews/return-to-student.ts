import type { Services } from '../services.ts';
import { noteReviewTime } from './review-time.ts';
import { storeReturn } from './review-repository.ts';
import { decisionOf, findConflict, type Conflict, type ReviewCommand } from './reviewing.ts';

/** Gives work back with a note, for one more attempt. Nothing goes to the gradebook. The note must say something. */
export async function returnToStudent(
  services: Services,
  command: ReviewCommand & { note: string },
): Promise<{ kind: 'returned' } | { kind: 'note-missing' } | { kind: 'conflict'; conflict: Conflict }> {
  const note = command.note.trim();
  if (note === '') return { kind: 'note-missing' };
  await noteReviewTime(services, command);
  const decision = decisionOf('return', command.by, services.clock.now(), note);
  if (await storeReturn(services.db, command, decision)) return { kind: 'returned' };
  return { kind: 'conflict', conflict: await findConflict(services, command) };
}
