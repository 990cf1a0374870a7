import { normaliseText } from '../../../../server/grading/normalise-text.ts';
import type { BenchCase } from '../bench-case.ts';
import { drawn, paired } from '../draw.ts';
import { withPoint, type Injector } from '../mutant.ts';
import { filled, phrasesOf } from '../phrases/phrases.ts';
import { sentences } from './sentences.ts';

/**
 * Words of the notes, or the answer itself, given away in a next step. Only what this student does not say already:
 * to repeat a student's own right answer gives nothing away, and where a task allows solutions, none is a secret.
 */
export const answerLeak: Injector = (one, random) => {
  if (one.work.solutionsAllowed) return [];
  const steps = one.draft.points.filter((point) => point.kind === 'next-step');
  const unsolved = one.answers.some((answer) => one.work.text.includes(answer.replaceAll('$', ''))) ? [] : one.answers;
  const told = [...drawn(sentences(one.work.notes), 3, random), ...unsolved].filter((words) => isNew(words, one));
  const leads = drawn(phrasesOf(one).leak, 5, random);
  return paired(told, steps, random).map(([answer, step], index) => {
    const leak = filled(leads[index % leads.length] ?? '', { answer });
    const variant = one.answers.includes(answer) ? 'the answer' : 'a sentence of the notes';
    const text = index % 2 === 0 ? `${step.text} ${leak}` : leak;
    return withPoint(one, variant, step, { text });
  });
};

/** At least half of the longer words and of the figures are not in the student's text. */
function isNew(words: string, { work }: BenchCase): boolean {
  const text = normaliseText(work.text, { foldCase: true }).text;
  const telling = normaliseText(words, { foldCase: true }).text.match(/\p{L}{5,}|[\d.,]*\d/gu) ?? [];
  return telling.filter((word) => !text.includes(word)).length * 2 >= Math.max(1, telling.length);
}
