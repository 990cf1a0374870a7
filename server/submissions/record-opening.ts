import type { RequestHandler } from 'express';
import { recordAct, recordActs } from '../audit/record-act.ts';
import { visitOf } from '../http/session.ts';
import type { Visit } from '../http/visit.ts';
import type { Services } from '../services.ts';
import { findWhose } from './submission-repository.ts';
import type { Submission } from './submission.ts';

type Recording = Pick<Services, 'db' | 'clock'>;
type Opened = 'review' | 'original' | 'group' | 'groups';

/**
 * Puts on record that somebody opens a student's work, before they see it: once per visit, work and way. Nothing for the
 * student themselves, and for a work that is not there.
 */
async function recordOpening(services: Recording, visit: Visit, submissionId: string, what: Opened): Promise<void> {
  const work = await findWhose(services.db, visit.tenancy, submissionId);
  if (work && work.personId !== visit.person.id)
    await recordAct(services, openingOf(visit, { _id: submissionId, ...work }, what));
}

type Work = Pick<Submission, '_id' | 'personId' | 'assignmentId'>;

function openingOf({ tenancy, launchId, person }: Visit, work: Work, what: Opened) {
  const { platformId, courseId } = tenancy;
  return {
    chain: { platformId, courseId },
    ...{ kind: 'work-opened' as const, key: `opened ${launchId} ${work._id} ${what}`, facts: { what } },
    actor: { platformId, personId: person.id },
    subject: { platformId, personId: work.personId },
    ...{ attempt: work._id, assignment: work.assignmentId },
  };
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
      remember(told, opening);
    }
    next();
  };
}

/** The same for a page of a teacher's that shows several works at once: each of them is opened by it. */
export function recordsOpenings(
  services: Recording,
  what: Opened,
): (visit: Visit, works: readonly Work[]) => Promise<void> {
  const told = new Set<string>();
  return async (visit, works) => {
    const fresh = works.filter(({ _id }) => !told.has(`${visit.launchId} ${_id}`));
    await recordActs(
      services,
      fresh.map((work) => openingOf(visit, work, what)),
    );
    for (const { _id } of fresh) remember(told, `${visit.launchId} ${_id}`);
  };
}

/** Spares telling again what this process has told: only that, so it may forget. */
export function remember(told: Set<string>, opening: string): void {
  if (told.size >= MOST_REMEMBERED) told.clear();
  told.add(opening);
}

const MOST_REMEMBERED = 10_000;
