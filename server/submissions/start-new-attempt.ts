import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import { findOpenStanding, type Author } from './student-work.ts';
import { findOrStartAttempt } from './submission-repository.ts';

/**
 * Begins another attempt, if the assignment allows one or the last was returned; while one is being written, that one
 * stays. Throws AppError `not-open-yet` and `no-attempts-left` (409).
 */
export async function startNewAttempt(services: Pick<Services, 'db' | 'clock'>, author: Author): Promise<void> {
  const { assignment, standing } = await findOpenStanding(services, author);
  if (standing.kind === 'composing') return;
  if (!standing.mayStart) throw new AppError('no-attempts-left', { status: 409 });
  await findOrStartAttempt(services.db, author.tenancy, {
    assignmentId: assignment._id,
    personId: author.personId,
    attempt: standing.attempt.attempt + 1,
    now: services.clock.now(),
  });
}
