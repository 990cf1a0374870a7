import { findSharedAssignment } from '../assignments/assignment-repository.ts';
import type { Assignment } from '../assignments/assignment.ts';
import { isOpen } from '../assignments/opening.ts';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { findExtensionOf } from './extensions/extension-repository.ts';
import { extended } from './extensions/extension.ts';
import { standingOf, type Standing } from './attempts.ts';
import { findOrStartAttempt, listAttempts } from './submission-repository.ts';
import type { Submission } from './submission.ts';

/** Whose work at which resource link: what every use case of this folder is told about its caller. */
export type Author = { tenancy: Tenancy; linkId: string; personId: string };

export type FoundStanding = { assignment: Assignment; standing: Standing; attempts: Submission[] };

/** An assignment with the due date and the attempts that one student has. */
export async function assignmentFor(
  { db }: Pick<Services, 'db'>,
  assignment: Assignment,
  { tenancy, personId }: Pick<Author, 'tenancy' | 'personId'>,
): Promise<Assignment> {
  return extended(assignment, await findExtensionOf(db, tenancy, { assignmentId: assignment._id, personId }));
}

/**
 * The assignment behind a link, as it stands for the student, and the student's standing; null while the teacher has
 * not set it up.
 */
export async function findStanding(services: Pick<Services, 'db'>, author: Author): Promise<FoundStanding | null> {
  const assignment = await findSharedAssignment(services.db, author.tenancy, author.linkId);
  if (!assignment) return null;
  const whose = { assignmentId: assignment._id, personId: author.personId };
  const [attempts, own] = await Promise.all([
    listAttempts(services.db, author.tenancy, whose),
    assignmentFor(services, assignment, author),
  ]);
  return { assignment: own, standing: standingOf(own, attempts), attempts };
}

/** The same, for whoever wants to work on it. Throws AppError `not-open-yet` (409) while it is not open to students. */
export async function findOpenStanding(
  services: Pick<Services, 'db' | 'clock'>,
  author: Author,
): Promise<FoundStanding> {
  const found = await findStanding(services, author);
  if (!found || !isOpen(found.assignment, services.clock.now())) throw notOpenYet(found?.assignment ?? null);
  return found;
}

/** What a student meets before the assignment is open: AppError `not-open-yet` (409), with the date where there is one. */
export function notOpenYet(assignment: Assignment | null): AppError {
  const at = assignment?.opening?.at?.toISOString();
  return new AppError('not-open-yet', { status: 409, details: at === undefined ? {} : { at } });
}

/**
 * The last attempt, which is the one being written unless it is handed in already; the first is started here.
 * Throws AppError `not-open-yet` (409) while it is not open to students.
 */
export async function openAttempt(
  services: Pick<Services, 'db' | 'clock'>,
  author: Author,
): Promise<{ assignment: Assignment; attempt: Submission }> {
  const found = await findOpenStanding(services, author);
  return { assignment: found.assignment, attempt: await attemptOf(services, author, found) };
}

/** The attempt of a standing that was just read; the first is started here. */
export async function attemptOf(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { tenancy, personId }: Author,
  { assignment, standing }: FoundStanding,
): Promise<Submission> {
  const first = { assignmentId: assignment._id, personId, attempt: 1, now: clock.now() };
  return standing.attempt ?? (await findOrStartAttempt(db, tenancy, first));
}

/** Now, but later than the last change: `updatedAt` tells two versions of an attempt apart. */
export function changeMoment(services: Pick<Services, 'clock'>, attempt: Submission): Date {
  return new Date(Math.max(services.clock.now().getTime(), attempt.updatedAt.getTime() + 1));
}
