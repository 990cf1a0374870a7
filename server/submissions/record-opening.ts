import type { RequestHandler } from 'express';
import { recordAct } from '../audit/record-act.ts';
import { visitOf } from '../http/session.ts';
import type { Visit } from '../http/visit.ts';
import type { Services } from '../services.ts';
import { findWhose } from './submission-repository.ts';

type Recording = Pick<Services, 'db' | 'clock'>;
export type Opened = 'review' | 'original' | 'group' | 'evidence';

/**
 * Puts on record that somebody opens a student's work, before they see it: once per visit, work and way. Nothing for the
 * student themselves, and for a work that is not there.
 */
export async function recordOpening(
  services: Recording,
  { tenancy, launchId, person }: Visit,
  submissionId: string,
  what: Opened,
): Promise<void> {
  const work = await findWhose(services.db, tenancy, submissionId);
  if (!work || work.personId === person.id) return;
  const { platformId, courseId } = tenancy;
  await recordAct(services, {
    chain: { platformId, courseId },
    ...{ kind: 'work-opened', key: `opened ${launchId} ${submissionId} ${what}`, facts: { what } },
    actor: { platformId, personId: person.id },
    subject: { platformId, personId: work.personId },
    ...{ attempt: submissionId, assignment: work.assignmentId },
  });
}

/** Does so for every page of `:submissionId`; what this process has told already it does not tell again at every poll. */
export function recordsOpening(services: Recording, what: Opened): RequestHandler<{ submissionId: string }> {
  const told = new Set<string>();
  return async (req, res, next) => {
    const visit = visitOf(res);
    const opening = `${visit.launchId} ${req.params.submissionId}`;
    // A student who asks for another's work is refused further on: that is no opening.
    if (req.method === 'GET' && visit.role === 'instructor' && !told.has(opening)) {
      await recordOpening(services, visit, req.params.submissionId, what);
      if (told.size >= MOST_REMEMBERED) told.clear();
      told.add(opening);
    }
    next();
  };
}

const MOST_REMEMBERED = 10_000;
