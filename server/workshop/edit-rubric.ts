import type { FieldErrors } from '../http/parse.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import { changeRubricForm, type ChangedForm } from './change-rubric-form.ts';
import type { RubricBase } from './draft-rubric.ts';
import { readRubricForm } from './read-rubric-form.ts';
import { readRubricAct, type RubricAct } from './rubric-act.ts';
import { formOfRubric, typedRubricForm } from './rubric-form.ts';

/** What of an editor's page depends on the last button; none was pressed yet where `act` is null. */
export type Edited = ChangedForm & { act: RubricAct | null; errors: FieldErrors };

/** The editor as it opens. */
export function openEditor(rubric: Rubric): Edited {
  return { form: formOfRubric(rubric), act: null, errors: {}, done: null, removed: null };
}

/** Reads a posted editor: a button that changes the form shows it again, saving gives the rubric, or its faults. */
export function editRubric(
  body: unknown,
  base: RubricBase,
): { kind: 'shown' | 'refused'; edited: Edited } | { kind: 'save'; rubric: Rubric; edited: Edited } {
  const act = readRubricAct(body);
  const form = typedRubricForm(body);
  if (act.kind !== 'save') return { kind: 'shown', edited: { ...changeRubricForm(form, act), act, errors: {} } };
  const read = readRubricForm(form, base);
  const edited = { form, act, done: null, removed: null };
  if (read.kind === 'refused') return { kind: 'refused', edited: { ...edited, errors: read.errors } };
  return { kind: 'save', rubric: read.rubric, edited: { ...edited, errors: {} } };
}
