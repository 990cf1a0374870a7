import { createHash } from 'node:crypto';
import type { Exemplar } from '../../assignments/exemplar.ts';
import type { Assignment } from '../../assignments/assignment.ts';
import { promptVersions } from '../../grading/prompt-versions.ts';
import { rubricKey } from '../../rubrics/rubric-version.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import type { Services } from '../../services.ts';

/** What can change after a try-out, so that it says nothing any more; each is a digest. */
const PARTS = ['rubric', 'task', 'notes', 'exemplars', 'settings', 'model', 'wording'] as const;
export type InputPart = (typeof PARTS)[number];
export type TryoutInputs = Record<InputPart, string>;

/**
 * Everything that decides what the readers say about an exemplar, part by part: a result is of today exactly when all
 * parts are the same. `others` are the exemplars that the readers are shown with it.
 */
export function tryoutInputs({ assignment, rubric, exemplar, others, readers }: Given): TryoutInputs {
  const { task, notes, feedbackLanguage, solutionsAllowed = false } = assignment;
  const models = [readers.generator, readers.validator].map(({ name, host }) => [name, host]);
  return {
    rubric: rubricKey(rubric),
    task: digest(task),
    notes: digest(notes),
    exemplars: digest([exemplar.text, ...others.map(({ text, levels, comment }) => [text, levels, comment])]),
    settings: digest([feedbackLanguage, solutionsAllowed]),
    model: digest(models),
    wording: digest(promptVersions),
  };
}

type Given = {
  assignment: Pick<Assignment, 'task' | 'notes' | 'feedbackLanguage' | 'solutionsAllowed'>;
  rubric: Rubric;
  exemplar: Exemplar;
  others: readonly Exemplar[];
  readers: NonNullable<Services['readers']>;
};

/** Which parts are other ones now; empty: the result still holds. */
export function changedParts(then: TryoutInputs, now: TryoutInputs): InputPart[] {
  return PARTS.filter((part) => then[part] !== now[part]);
}

/** One key of all parts. */
export function inputsKey(inputs: TryoutInputs): string {
  return digest(PARTS.map((part) => inputs[part]));
}

/**
 * The exemplars that the readers are shown while they read this one: all the others. With itself among them they would
 * only have to copy the teacher's levels, and agreement would prove nothing.
 */
export function othersThan(exemplars: readonly Exemplar[], { id }: Pick<Exemplar, 'id'>): Exemplar[] {
  return exemplars.filter((one) => one.id !== id);
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
