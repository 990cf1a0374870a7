import type { Services } from '../../services.ts';
import { sharePeople } from '../../submissions/course-people.ts';
import { redactTexts } from '../../submissions/redact-work.ts';
import { redactNames } from '../../submissions/redact.ts';
import type { Submission } from '../../submissions/submission.ts';
import type { Tenancy } from '../../tenancy.ts';

type NameServices = Pick<Services, 'db' | 'lti' | 'clock' | 'logger'>;

/**
 * What names a student in each of these texts about one student's work: names, addresses and ids of the course's
 * roster of this moment, as they are written there. Teachers' names may stand.
 */
export async function findNamesAbout(
  services: NameServices,
  submission: Pick<Submission, 'platformId' | 'courseId' | 'personId'>,
  texts: readonly string[],
): Promise<string[][]> {
  const redacted = await redactTexts(services, submission, texts);
  return redacted.texts.map((text) => surfacesIn(text, redacted.restore));
}

/** The same of one text that is about nobody's work. */
export async function findNames(services: NameServices, tenancy: Tenancy, text: string): Promise<string[]> {
  const redacted = redactNames(text, (await sharePeople(services, tenancy, services.clock.now())).named, null);
  return surfacesIn(redacted.text, redacted.restore);
}

function surfacesIn(redacted: string, restore: (text: string) => string): string[] {
  return [...new Set((redacted.match(STUDENTS) ?? []).map(restore))];
}

const STUDENTS = /\[(?:Student|email|id)-\d{1,9}(?:\.\d{1,9})?\]/gu;
