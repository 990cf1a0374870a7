import type { Draft, Evidence } from '../../../server/grading/assessment.ts';
import { searchAbsent } from '../../../server/grading/absent-search.ts';
import { marksOf } from '../../../server/grading/marks.ts';
import { matchQuote } from '../../../server/grading/quote-match.ts';
import type { Work } from '../../../server/grading/work.ts';
import type { DataFile } from './data-file.ts';

/** A sound draft with the work it is about; the cluster in which all its variants are counted. */
export type BenchCase = {
  id: string;
  set: DataFile['set'];
  language: Language;
  author: string;
  names: readonly string[];
  answers: readonly string[];
  work: Work;
  draft: Draft;
};

export type Language = 'en' | 'de' | 'es';

/** The cases of one task, in file order. Places of quotes and marks are worked out by code, as for any draft. */
export function casesOf(file: DataFile): BenchCase[] {
  return file.drafts.map((sound) => {
    const { task, notes, rubric, language, solutionsAllowed, names, answers } = file;
    const otherTexts = file.drafts.filter((other) => other.id !== sound.id).map((other) => other.text);
    const work: Work = { task, notes, rubric, language, solutionsAllowed, names, text: sound.text, otherTexts };
    return {
      id: sound.id,
      set: file.set,
      language,
      author: sound.author,
      names,
      answers,
      work,
      draft: draftOf(sound, work),
    };
  });
}

/** The evidence with its places in this text: null or empty where code does not find the words. */
export function placed(evidence: Evidence, text: string): Evidence {
  if (evidence.kind === 'absent') return { ...evidence, found: searchAbsent(text, evidence.looked) };
  return { ...evidence, span: matchQuote(text, evidence.quote) };
}

function draftOf(sound: DataFile['drafts'][number], work: Work): Draft {
  const criteria = Object.entries(sound.levels).map(([criterionId, levelId]) => {
    return { kind: 'level' as const, criterionId, levelId };
  });
  const points = sound.points.map(({ evidence, ...point }, index) => {
    const bare: Evidence = evidence.kind === 'quote' ? { ...evidence, span: null } : { ...evidence, found: [] };
    return { id: `p${index + 1}`, ...point, evidence: placed(bare, work.text) };
  });
  return { criteria, points, summary: sound.summary, marks: marksOf(work.rubric, criteria) };
}
