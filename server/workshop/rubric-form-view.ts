import { languageChoices } from '../http/language-choices.ts';
import type { FieldErrors } from '../http/parse.ts';
import { EXPECTATION, RUBRIC_KINDS, type Rubric } from '../rubrics/rubric.ts';
import { rubricView } from '../rubrics/rubric-view.ts';
import { levelsNotRising } from '../rubrics/lint/lint-points.ts';
import { draftRubric, type RubricBase } from './draft-rubric.ts';
import { focusOf, saidView, type LastAct } from './done-view.ts';
import { lintView, placeName } from './lint-view.ts';
import { MOST_CRITERIA, MOST_LEVELS, type CriterionForm, type RubricForm } from './rubric-form.ts';

/** An editor as it stands: what is typed, what is wrong with it, and what the last button did. */
export type EditorPage = LastAct & {
  base: string;
  /** Where the form goes. */
  action: string;
  /** Where to without saving: a link and its words. */
  back: { href: string; label: string };
  /** What saving does to those who use it. */
  hint: string;
  locale: string;
  /** The version that is changed. */
  seen: string;
  rubric: RubricBase;
  errors: FieldErrors;
  changedMeanwhile: boolean;
};

/** Everything that `workshop/editor` prints. */
export function rubricFormView(page: EditorPage) {
  const { form, errors } = page;
  const draft = draftRubric(form, page.rubric);
  return {
    titleKey: 'editor:title',
    ...{ base: page.base, action: page.action, back: page.back, hint: page.hint, seen: page.seen },
    changedMeanwhile: page.changedMeanwhile,
    form: { title: form.title, description: form.description },
    errors,
    faults: Object.entries(errors).map(([field, text]) => ({ href: `#${field}`, text, ...placeOf(form, field) })),
    kinds: RUBRIC_KINDS.map((kind) => ({
      ...{ kind, name: `editor:kind.${kind}`, hint: `editor:kindHint.${kind}` },
      chosen: (draft.kind ?? 'analytic') === kind,
    })),
    misfit: misfitOf(draft),
    languages: languageChoices(form.language, page.locale),
    criteria: form.criteria.map((_one, at) => criterionFields(page, draft, at)),
    canAdd: form.criteria.length < MOST_CRITERIA,
    said: saidView(page),
    lint: lintView(draft),
    preview: previewView(draft),
    shown: page.act?.kind === 'look',
  };
}

/** What the kind does not have room for. Nothing is taken out: that is the teacher's to do. */
function misfitOf({ kind, criteria }: Rubric) {
  if (kind === 'holistic' && criteria.length > 1) return { key: 'editor:misfit.holistic', has: criteria.length };
  const over = criteria.filter(({ levels }) => levels.length > 3).length;
  return kind === 'single-point' && over > 0 ? { key: 'editor:misfit.single-point', has: over } : null;
}

/** Which criterion, and which level, a fault is at. */
function placeOf(form: RubricForm, field: string) {
  const [c, l] = (/^criteria\.(\d+)(?:\.levels\.(\d+))?/u.exec(field) ?? []).slice(1);
  if (c === undefined) return { criterion: null, level: null };
  const criterion = form.criteria[Number(c)];
  const level = l === undefined ? null : placeName(Number(l) + 1, criterion?.levels[Number(l)]?.title);
  return { criterion: placeName(Number(c) + 1, criterion?.title), level };
}

function criterionFields(page: EditorPage, draft: Rubric, at: number) {
  const { form, errors } = page;
  const one = form.criteria[at] as CriterionForm;
  const path = `criteria.${at}`;
  const error = (field: string) => errors[`${path}.${field}`];
  const ordered = draft.criteria[at];
  return {
    ...{ path, at, n: at + 1, name: placeName(at + 1, one.title), ...one },
    fault: errors[path],
    errors: { title: error('title'), description: error('description'), weight: error('weight') },
    ...{ canEarlier: at > 0, canLater: at < form.criteria.length - 1, canRemove: form.criteria.length > 1 },
    canAddLevel: one.levels.length < MOST_LEVELS,
    unsorted: ordered !== undefined && levelsNotRising(ordered).length > 0,
    focus: focusOf(page, { criterion: at, level: null }),
    undo: page.done?.what === 'removed' && page.done.at.criterion === at ? undoView(page) : null,
    levels: one.levels.map((_level, l) => levelFields(page, draft, { criterion: at, level: l })),
  };
}

function levelFields(page: EditorPage, draft: Rubric, { criterion, level: at }: { criterion: number; level: number }) {
  const { form, errors } = page;
  const levels = form.criteria[criterion]?.levels ?? [];
  const path = `criteria.${criterion}.levels.${at}`;
  const error = (field: string) => errors[`${path}.${field}`];
  return {
    ...{ path, at: `${criterion}.${at}`, n: at + 1, name: placeName(at + 1, levels[at]?.title), ...levels[at] },
    role: draft.kind === 'single-point' ? `editor:single.${singleRole(at)}` : null,
    optional: draft.kind === 'single-point' && at !== EXPECTATION,
    errors: { title: error('title'), points: error('points'), descriptor: error('descriptor') },
    ...{ canEarlier: at > 0, canLater: at < levels.length - 1, canRemove: levels.length > 2 },
    focus: focusOf(page, { criterion, level: at }),
  };
}

function singleRole(at: number): 'below' | 'expected' | 'beyond' {
  if (at === EXPECTATION) return 'expected';
  return at < EXPECTATION ? 'below' : 'beyond';
}

function undoView({ removed, done }: EditorPage) {
  return removed && done && { removed: JSON.stringify(removed) };
}

/** As students see it; a number that is not one yet is left out. */
function previewView(draft: Rubric) {
  const view = rubricView(draft);
  const known = (number: number | null) => (number === null || Number.isFinite(number) ? number : null);
  return {
    ...view,
    total: known(view.total),
    criteria: view.criteria.map((one) => ({
      ...{ ...one, maximum: known(one.maximum), weight: known(one.weight) },
      levels: one.levels.map((level) => ({ ...level, points: known(level.points) })),
    })),
  };
}
