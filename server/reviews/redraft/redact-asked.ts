import type { Draft } from '../../grading/assessment.ts';
import type { Work } from '../../grading/work.ts';
import type { Person } from '../../lti/directory.ts';
import type { CoursePeople } from '../../submissions/course-people.ts';
import { redactFor } from '../../submissions/redact-work.ts';
import type { Submission } from '../../submissions/submission.ts';
import { mapDraftTexts } from './draft-texts.ts';
import { redraftBase, type RedraftBase } from './redraft-base.ts';

/**
 * All that the readers get of one work, with the names taken out by one set of placeholders: the work, and, when a
 * teacher asks once more, their note and the text they ask about.
 */
export function redactAsked(
  people: Pick<CoursePeople, 'named'> & { author: Person | null },
  submission: Submission,
  work: Work,
): RedactedAsk {
  const base = redraftBase(work.rubric, submission);
  const own: string[] = [];
  if (base) mapDraftTexts(base.draft, (text) => (own.push(text), text));
  const said = [work.text, work.teacherNote ?? '', ...own];
  const { texts, restore } = redactFor(people, said);
  const [text = '', teacherNote = '', ...rest] = texts;
  // The very work where no name was taken out: what the checks know of it is then worked out once.
  const same = text === work.text && teacherNote === (work.teacherNote ?? '');
  const redacted = same ? work : { ...work, text, teacherNote };
  return { work: redacted, base: base && { ...base, draft: refill(base.draft, rest) }, restore };
}

export type RedactedAsk = { work: Work; base: RedraftBase | null; restore: (text: string) => string };

function refill(draft: Draft, texts: readonly string[]): Draft {
  let at = 0;
  return mapDraftTexts(draft, (text) => texts[at++] ?? text);
}
