import { RUBRIC_KINDS, type Rubric } from '../rubrics/rubric.ts';
import type { CriterionForm, LevelForm, RubricForm } from './rubric-form.ts';

/** What a rubric keeps when its fields change. */
export type RubricBase = Pick<Rubric, 'id' | 'version'>;

/**
 * The rubric that a form would be, for a look at it and for its lint: not checked, and a number that cannot be read is
 * `NaN`. Criteria and levels that have no id yet get one made of their titles.
 */
export function draftRubric(form: RubricForm, { id, version }: RubricBase): Rubric {
  const ids = idsFor(form.criteria, 'criterion');
  const kind = RUBRIC_KINDS.find((one) => one === form.kind && one !== 'analytic');
  return {
    ...{ id, version, title: form.title.trim(), description: text(form.description), language: form.language },
    ...(kind ? { kind } : {}),
    criteria: form.criteria.map((one, c) => criterionOf(one, ids[c] ?? '')),
  };
}

/** A number as people write it, with a point or a comma; `NaN` for anything else. */
export function typedNumber(typed: string): number {
  const plain = typed.trim().replace(',', '.');
  return /^-?(\d+(\.\d*)?|\.\d+)(e-?\d+)?$/iu.test(plain) ? Number(plain) : Number.NaN;
}

function criterionOf(form: CriterionForm, id: string): Rubric['criteria'][number] {
  const ids = idsFor(form.levels, 'level');
  return {
    ...{ id, title: form.title.trim(), description: text(form.description) },
    ...(form.weight.trim() === '' ? {} : { weight: typedNumber(form.weight) }),
    levels: form.levels.map((level, l) => levelOf(level, ids[l] ?? '')),
  };
}

function levelOf({ title, points, descriptor }: LevelForm, id: string) {
  return { id, title: title.trim(), points: typedNumber(points), descriptor: text(descriptor) };
}

/** As typed, unless there is nothing to read in it. */
function text(typed: string): string {
  return typed.trim() === '' ? '' : typed;
}

function idsFor(parts: readonly { id: string; title: string }[], fallback: string): string[] {
  const taken = new Set(parts.map(({ id }) => id));
  return parts.map(({ id, title }) => {
    if (id !== '') return id;
    const free = freeId(slug(title) || fallback, taken);
    taken.add(free);
    return free;
  });
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** Accents go, whatever is no letter or digit of ASCII becomes a dash; empty for a title in another script. */
function slug(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-|-$/gu, '');
}

const LONGEST_SLUG = 40; // an id may have 64: room for a number
