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
  const { texts, restore } = await redactTexts(services, submission, [submission.work.text]);
  return { text: texts[0] ?? '', restore };
}

/**
 * Several texts about one person's work with one set of placeholders, so that the same name is the same in all. Whose
 * work it is may be unknown (null).
 */
export async function redactTexts(
  services: Pick<Services, 'db' | 'lti' | 'clock' | 'logger'>,
  submission: Pick<Submission, 'platformId' | 'courseId'> & { personId: string | null },
  texts: readonly string[],
): Promise<{ texts: string[]; restore: Redaction['restore'] }> {
  const { platformId, courseId, personId } = submission;
  const tenancy = { platformId, courseId };
  await refreshRoster(services, tenancy).catch((error: unknown) => {
    const code = error instanceof AppError ? error.code : 'unknown';
    services.logger.warn({ course: courseId, error: code }, 'roster not refreshed before redaction');
  });
  const memberships = await listMemberships(services.db, tenancy);
  const author = personId === null ? null : await findPerson(services.db, platformId, personId);
  const border = borderFor(texts);
  const { text, restore } = redactNames(texts.join(border), memberships, author);
  return { texts: text.split(border), restore };
}

/** A line that stands in none of the texts: of a private-use character, which no name and no placeholder has. */
function borderFor(texts: readonly string[]): string {
  let line = '\uF8FF';
  while (texts.some((text) => text.includes(line))) line += '\uF8FF';
  return `\n${line}\n`;
}
