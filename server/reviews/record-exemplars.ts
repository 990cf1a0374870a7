import type { Assignment } from '../assignments/assignment.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Visit } from '../http/visit.ts';
import type { Services } from '../services.ts';
import { remember } from '../submissions/record-opening.ts';

/** Puts an opening of an assignment's exemplars on record before they are shown. */
export type OpensExemplars = (visit: Visit, assignment: Assignment) => Promise<void>;

/**
 * Exemplars are students' works, so opening them is on record like opening any: once per visit, and again when there are
 * others. Whose they were is not kept with them, so the act is about nobody in particular.
 */
export function recordsExemplars(services: Pick<Services, 'db' | 'clock'>): OpensExemplars {
  const told = new Set<string>();
  return async ({ tenancy, launchId, person }, assignment) => {
    const exemplars = (assignment.exemplars ?? []).map(({ id }) => id);
    const key = ['exemplars', launchId, assignment._id, ...exemplars].join(' ');
    if (exemplars.length === 0 || told.has(key)) return;
    const { platformId, courseId } = tenancy;
    await recordAct(services, {
      ...{ chain: { platformId, courseId }, kind: 'exemplars-opened', key, facts: { exemplars } },
      ...{ actor: { platformId, personId: person.id }, subject: null, assignment: assignment._id },
    });
    remember(told, key);
  };
}
