import type { Visit } from '../http/visit.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Assignment } from './assignment.ts';
import type { AssignmentForm } from './read-assignment-form.ts';
import type { Touching } from './rubric-change.ts';

/** Everything that `versions/touch` prints; the set-up form goes along field by field, so that going back loses nothing. */
export function confirmView({ visit, assignment, form, next, touching, stale }: ConfirmPage) {
  return {
    ...touching.page,
    titleKey: 'versions:touch.title',
    context: assignment.title,
    workLanguage: next.language,
    base: visit.base,
    action: `${visit.base}/assignment`,
    stale,
    fields: [
      ...Object.entries(form).map(([name, value]) => ({ name, value })),
      { name: 'seen', value: assignment.updatedAt.toISOString() },
      { name: 'touch', value: touching.signature },
    ],
  };
}

type ConfirmPage = {
  visit: Visit;
  assignment: Assignment;
  form: AssignmentForm;
  next: Rubric;
  touching: Touching;
  /** Somebody decided on what was shown before, and it is no longer so. */
  stale: boolean;
};
