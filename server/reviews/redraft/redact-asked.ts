import type { Draft } from '../../grading/assessment.ts';
import type { Work } from '../../grading/work.ts';
import type { Services } from '../../services.ts';
import { redactTexts } from '../../submissions/redact-work.ts';
import type { Submission } from '../../submissions/submission.ts';
import { mapDraftTexts } from './draft-texts.ts';
import { redraftBase, type RedraftBase } from './redraft-base.ts';

/**
 * All that the readers get of one work, with the names taken out by one set of placeholders: the work, and, when a
 * teacher asks once more, their note and the text they ask about.
 */
export async function redactAsked(services: Services, submission: Submission, work: Work): Promise<RedactedAsk> {
  const base = redraftBase(work.rubric, submission);
  const own: string[] = [];
  if (base) mapDraftTexts(base.draft, (text) => (own.push(text), text));
  const said = [work.text, work.teacherNote ?? '', ...own];
  const { texts, restore } = await redactTexts(services, submission, said);
  const [text = '', teacherNote = '', ...rest] = texts;
  return { work: { ...work, text, teacherNote }, base: base && { ...base, draft: refill(base.draft, rest) }, restore };
}

export type RedactedAsk = { work: Work; base: RedraftBase | null; restore: (text: string) => string };

function refill(draft: Draft, texts: readonly string[]): Draft {
  let at = 0;
  return mapDraftTexts(draft, (text) => texts[at++] ?? text);
}
