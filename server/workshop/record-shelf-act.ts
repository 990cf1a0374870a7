import { recordAct } from '../audit/record-act.ts';
import type { Services } from '../services.ts';
import type { LibraryRubric, Patron } from './library-rubric.ts';

/** Puts on the course's record what somebody is about to do with a rubric of their own or of the course. */
export async function recordShelfAct(
  services: Pick<Services, 'db' | 'clock'>,
  { tenancy: { platformId, courseId }, personId }: Patron,
  act: 'kept' | 'changed' | 'removed' | 'restored',
  { _id: rubric, scope: shelf }: Pick<LibraryRubric, '_id' | 'scope'>,
): Promise<void> {
  await recordAct(services, {
    chain: { platformId, courseId },
    kind: 'library-rubric',
    actor: { platformId, personId },
    subject: null,
    facts: { act, rubric, shelf },
  });
}
