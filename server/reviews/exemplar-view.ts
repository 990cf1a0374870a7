import type { Assignment } from '../assignments/assignment.ts';
import { openingView } from '../assignments/opening-view.ts';
import { exemplarsFor, MOST_EXEMPLARS, type Exemplar } from '../assignments/exemplar.ts';
import type { FieldErrors } from '../http/parse.ts';
import type { Visit } from '../http/visit.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { ExemplarForm } from './read-exemplar-form.ts';
import type { TryoutStatus } from './tryout/read-tryout.ts';
import { tryoutView } from './tryout/tryout-view.ts';

/** Everything that `reviews/exemplars` prints. */
export function exemplarsView(page: ExemplarsPage) {
  const { assignment, rubric, form, errors, full, visit, now } = page;
  const { base } = visit;
  const door = openingView({ visit, assignment, now, tryout: null, hasReaders: page.tryout.hasReaders });
  const exemplars = assignment.exemplars ?? [];
  const usable = new Set(exemplarsFor(exemplars, rubric).map(({ id }) => id));
  return {
    titleKey: 'exemplars:title',
    context: assignment.title,
    base,
    tryout: tryoutView(base, page.tryout),
    // What the readers did on the exemplars stands beside it here.
    opening: door && { ...door, tries: null },
    full,
    faultCount: Object.keys(errors).length,
    errors,
    exemplars: exemplars.map((exemplar, index) => ({
      number: index + 1,
      text: exemplar.text,
      comment: exemplar.comment,
      usable: usable.has(exemplar.id),
      levels: levelsOf(exemplar, rubric),
      removeAction: `${base}/assignment/exemplars/${exemplar.id}/remove`,
    })),
    mayAdd: exemplars.length < MOST_EXEMPLARS,
    most: MOST_EXEMPLARS,
    form: { text: form.text, comment: form.comment },
    criteria: rubric.criteria.map((criterion, index) => ({
      id: `level-${index + 1}`,
      errorId: `level-${index + 1}-error`,
      field: `level.${criterion.id}`,
      title: criterion.title,
      error: errors[`level.${criterion.id}`] ?? null,
      levels: criterion.levels.map(({ id, title }) => ({ id, title, chosen: form.levels.get(criterion.id) === id })),
    })),
  };
}

export type ExemplarsPage = {
  visit: Pick<Visit, 'base' | 'role'>;
  now: Date;
  assignment: Assignment;
  rubric: Rubric;
  tryout: TryoutStatus;
  form: ExemplarForm;
  errors: FieldErrors;
  full: boolean;
};

function levelsOf({ levels }: Exemplar, { criteria }: Rubric) {
  return levels.flatMap(({ criterionId, levelId }) => {
    const criterion = criteria.find((one) => one.id === criterionId);
    const level = criterion?.levels.find((one) => one.id === levelId);
    return criterion && level ? [{ criterion: criterion.title, level: level.title }] : [];
  });
}
