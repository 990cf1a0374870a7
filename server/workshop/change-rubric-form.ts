import { typedNumber } from './draft-rubric.ts';
import type { Place, Removed, RubricAct } from './rubric-act.ts';
import { MOST_CRITERIA, MOST_LEVELS, type CriterionForm, type LevelForm, type RubricForm } from './rubric-form.ts';

/**
 * The form after a button: what is typed stays as it is, whether or not it could be saved. What cannot be done (a move
 * over the end, a criterion too many) changes nothing.
 */
export function changeRubricForm(form: RubricForm, act: RubricAct): ChangedForm {
  const change = changeOf(form, act);
  return change ?? { form, done: null, removed: null };
}

/** `done` says what happened, and to which place as it is now; `removed` is what the next act may put back. */
export type ChangedForm = { form: RubricForm; done: Done | null; removed: Removed | null };

export type Done = { what: 'added' | 'moved' | 'removed' | 'restored' | 'sorted'; at: Place };

function changeOf(form: RubricForm, act: RubricAct): ChangedForm | null {
  switch (act.kind) {
    case 'add':
      return act.to === null ? addCriterion(form) : addLevel(form, act.to);
    case 'move':
      return move(form, act.at, act.by);
    case 'remove':
      return act.at.level === null ? removeCriterion(form, act.at.criterion) : removeLevel(form, act.at);
    case 'sort':
      return sortLevels(form, act.criterion);
    case 'restore':
      return restore(form, act.removed);
    default:
      return null;
  }
}

function move(form: RubricForm, at: Place, by: -1 | 1): ChangedForm | null {
  return at.level === null ? moveCriterion(form, at.criterion, by) : moveLevel(form, at, by);
}

/** It begins with the scale of the one before it, which is what criteria of a rubric mostly share. */
function addCriterion(form: RubricForm): ChangedForm | null {
  if (form.criteria.length >= MOST_CRITERIA) return null;
  const levels = form.criteria.at(-1)?.levels.map((level) => ({ ...level, descriptor: '' })) ?? FIRST_LEVELS;
  const fresh: CriterionForm = { id: '', title: '', description: '', weight: '', levels };
  const at = { criterion: form.criteria.length, level: null };
  return { form: { ...form, criteria: [...form.criteria, fresh] }, done: { what: 'added', at }, removed: null };
}

const FIRST_LEVELS: LevelForm[] = ['0', '1'].map((points) => ({ id: '', title: '', points, descriptor: '' }));

function addLevel(form: RubricForm, criterion: number): ChangedForm | null {
  const levels = form.criteria[criterion]?.levels;
  if (!levels || levels.length >= MOST_LEVELS) return null;
  const fresh = { id: '', title: '', points: nextPoints(levels), descriptor: '' };
  const at = { criterion, level: levels.length };
  return { form: withLevels(form, criterion, [...levels, fresh]), done: { what: 'added', at }, removed: null };
}

/** One step further, as far as the last two levels go. */
function nextPoints(levels: readonly LevelForm[]): string {
  const [below = Number.NaN, last = Number.NaN] = levels.slice(-2).map(({ points }) => typedNumber(points));
  const next = Math.round((2 * last - below) * 10_000) / 10_000;
  return next > last ? String(next) : '';
}

function moveCriterion(form: RubricForm, from: number, by: number): ChangedForm | null {
  const criteria = moved(form.criteria, from, by);
  const at = { criterion: from + by, level: null };
  return criteria && { form: { ...form, criteria }, done: { what: 'moved', at }, removed: null };
}

function moveLevel(form: RubricForm, { criterion, level }: Place, by: number): ChangedForm | null {
  const levels = moved(form.criteria[criterion]?.levels ?? [], level ?? -1, by);
  const at = { criterion, level: (level ?? 0) + by };
  return levels && { form: withLevels(form, criterion, levels), done: { what: 'moved', at }, removed: null };
}

function moved<T>(all: readonly T[], from: number, by: number): T[] | null {
  const [one, to] = [all[from], from + by];
  if (one === undefined || to < 0 || to >= all.length) return null;
  return all.toSpliced(from, 1).toSpliced(to, 0, one);
}

/** A rubric has at least one criterion, and a criterion two levels. */
function removeCriterion(form: RubricForm, at: number): ChangedForm | null {
  const criterion = form.criteria[at];
  if (!criterion || form.criteria.length === 1) return null;
  const criteria = form.criteria.toSpliced(at, 1);
  return {
    form: { ...form, criteria },
    done: { what: 'removed', at: { criterion: Math.min(at, criteria.length - 1), level: null } },
    removed: { at: { criterion: at, level: null }, criterion, level: null },
  };
}

function removeLevel(form: RubricForm, { criterion, level: at }: Place): ChangedForm | null {
  const levels = form.criteria[criterion]?.levels ?? [];
  const level = levels[at ?? -1];
  if (at === null || !level || levels.length <= 2) return null;
  const left = levels.toSpliced(at, 1);
  return {
    form: withLevels(form, criterion, left),
    done: { what: 'removed', at: { criterion, level: Math.min(at, left.length - 1) } },
    removed: { at: { criterion, level: at }, criterion: null, level },
  };
}

/** By points; what has no number yet stays at the end. */
function sortLevels(form: RubricForm, criterion: number): ChangedForm | null {
  const levels = form.criteria[criterion]?.levels;
  if (!levels) return null;
  const worth = ({ points }: LevelForm) => {
    const number = typedNumber(points);
    return Number.isNaN(number) ? Number.MAX_VALUE : number;
  };
  const sorted = levels.toSorted((a, b) => worth(a) - worth(b));
  const done = { what: 'sorted' as const, at: { criterion, level: null } };
  return { form: withLevels(form, criterion, sorted), done, removed: null };
}

function restore(form: RubricForm, { at, criterion, level }: Removed): ChangedForm | null {
  const done = { what: 'restored' as const, at };
  if (criterion) {
    if (form.criteria.length >= MOST_CRITERIA) return null;
    return { form: { ...form, criteria: form.criteria.toSpliced(at.criterion, 0, criterion) }, done, removed: null };
  }
  const levels = form.criteria[at.criterion]?.levels;
  if (!levels || levels.length >= MOST_LEVELS || at.level === null) return null;
  return { form: withLevels(form, at.criterion, levels.toSpliced(at.level, 0, level)), done, removed: null };
}

function withLevels(form: RubricForm, at: number, levels: LevelForm[]): RubricForm {
  return { ...form, criteria: form.criteria.map((one, c) => (c === at ? { ...one, levels } : one)) };
}
