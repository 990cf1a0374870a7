import type { Citation, Draft } from '../assessment.ts';
import { matchQuote } from '../quote-match.ts';
import type { Work } from '../work.ts';

/** Where the words that a reader cites stand: in the work first, then the rubric, the task and its notes, the draft. */
export function citationOf(words: string, work: Work, draft: Draft | null): Citation {
  const span = matchQuote(work.text, words);
  if (span) return { words, standsIn: 'work', span };
  const standsAmong = (texts: readonly string[]) => texts.some((text) => matchQuote(text, words) !== null);
  if (standsAmong(rubricTexts(work))) return { words, standsIn: 'rubric', span: null };
  if (standsAmong([work.task, work.notes])) return { words, standsIn: 'task', span: null };
  return { words, standsIn: draft && standsAmong(draftTexts(draft)) ? 'draft' : null, span: null };
}

function rubricTexts(work: Work): string[] {
  return work.rubric.criteria.flatMap((criterion) => [
    criterion.title,
    criterion.description,
    ...criterion.levels.flatMap((level) => [level.title, level.descriptor]),
  ]);
}

function draftTexts(draft: Draft): string[] {
  return [draft.summary, ...draft.points.map((point) => point.text)];
}
