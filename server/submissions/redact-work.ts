import { AppError } from '../errors.ts';
import { findPerson, listMemberships } from '../lti/directory-repository.ts';
import { refreshRoster } from '../lti/refresh-roster.ts';
import type { Services } from '../services.ts';
import { redactNames, type Redaction } from './redact.ts';
import type { Submission } from './submission.ts';

/**
 * The work as a model gets it, names replaced by the course's roster of this moment. The student's check page and the
 * readers take it from here, so that what was shown is what is read. A roster that cannot be read now is no reason to
 * wait: the names known from launches and earlier rosters are replaced.
 */
export async function redactWork(
  services: Pick<Services, 'db' | 'lti' | 'clock' | 'logger'>,
  submission: Pick<Submission, 'platformId' | 'courseId' | 'personId' | 'work'>,
): Promise<Redaction> {
  const { platformId, courseId, personId, work } = submission;
  const tenancy = { platformId, courseId };
  await refreshRoster(services, tenancy).catch((error: unknown) => {
    const code = error instanceof AppError ? error.code : 'unknown';
    services.logger.warn({ course: courseId, error: code }, 'roster not refreshed before redaction');
  });
  const memberships = await listMemberships(services.db, tenancy);
  return redactNames(work.text, memberships, await findPerson(services.db, platformId, personId));
}
