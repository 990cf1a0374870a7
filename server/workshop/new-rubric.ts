import { randomBytes } from 'node:crypto';
import type { Rubric } from '../rubrics/rubric.ts';

/** Says a key of `workshop.json` in the teacher's language. */
export type Say = (key: string, blanks?: Record<string, string>) => string;

/** The least that is a rubric: one criterion with two levels, whose words say what is to be written in their place. */
export function emptyRubric({ title, language, say }: { title: string; language: string; say: Say }): Rubric {
  const level = (id: string, points: number) => ({
    ...{ id, points, title: say(`workshop:starter.${id}.title`), descriptor: say(`workshop:starter.${id}.descriptor`) },
  });
  const levels = [level('not-yet', 0), level('met', 1)];
  const [first, description] = [say('workshop:starter.criterion'), say('workshop:starter.description')];
  const criteria = [{ id: 'criterion-1', title: first, description, levels }];
  return { id: `rubric-${randomBytes(5).toString('hex')}`, version: 1, title, description: '', language, criteria };
}

/** A copy under another title, or under its own with a word that tells it from the original beside it. */
export function copiedRubric(
  rubric: Rubric,
  { title, beside, say }: { title: string; beside: boolean; say: Say },
): Rubric {
  if (title !== '') return { ...rubric, title };
  return beside ? { ...rubric, title: say('workshop:copyOf', { title: rubric.title }).slice(0, 200) } : rubric;
}
