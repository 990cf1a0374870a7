import { findPerson } from '../lti/directory-repository.ts';
import type { Person } from '../lti/directory.ts';
import type { Services } from '../services.ts';
import { lately, sharePeople, type CoursePeople } from './course-people.ts';
import { redactNames, type Redaction } from './redact.ts';
import type { Submission } from './submission.ts';

/**
 * The work as a model gets it, names replaced by the course's roster of the last two seconds. The student's check page and the
 * readers take it from here, so that what was shown is what is read.
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
): Promise<RedactedTexts> {
  const { platformId, courseId, personId } = submission;
  const [{ named }, author] = await Promise.all([
    sharePeople(services, { platformId, courseId }, lately(services.clock)),
    personId === null ? null : findPerson(services.db, platformId, personId),
  ]);
  return redactFor({ named, author }, texts);
}

export type RedactedTexts = { texts: string[]; restore: Redaction['restore'] };

/** The same where the people are known. */
export function redactFor(
  { named, author }: Pick<CoursePeople, 'named'> & { author: Person | null },
  texts: readonly string[],
): RedactedTexts {
  const border = borderFor(texts);
  const { text, restore } = redactNames(texts.join(border), named, author);
  return { texts: text.split(border), restore };
}

/** A line that stands in none of the texts: of a private-use character, which no name and no placeholder has. */
function borderFor(texts: readonly string[]): string {
  let line = '\uF8FF';
  while (texts.some((text) => text.includes(line))) line += '\uF8FF';
  return `\n${line}\n`;
}
