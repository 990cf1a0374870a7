import { criterionMaximum } from './criterion-marks.ts';
import { rubricTotal } from './rubric-version.ts';
import type { Criterion, Rubric } from './rubric.ts';

/** A value that is another one now. */
export type Changed<T> = { before: T; after: T };

type Level = Criterion['levels'][number];

/** What became of one level; a side that is missing did not have it. */
export type LevelDiff = {
  kind: 'added' | 'removed' | 'changed' | 'same';
  before: Level | null;
  after: Level | null;
};

/** What became of one criterion; `moved`: its place among those that stayed is another one. Places count from 1. */
export type CriterionDiff = {
  kind: 'added' | 'removed' | 'changed' | 'same';
  before: Criterion | null;
  after: Criterion | null;
  moved: Changed<number> | null;
  /** How much its points count, and the most marks it gives by that; null where it is not there. */
  weight: Changed<number | null>;
  maximum: Changed<number | null>;
  levels: LevelDiff[];
  /** Another one of the same title stands on the other side: by its id it is a new one, and nothing is carried over. */
  twin: boolean;
};

/** The whole difference: criteria in the new order, those that are gone where they stood. */
export type RubricDiff = {
  same: boolean;
  /** What the rubric says of itself, as far as it changed. */
  head: { field: 'title' | 'description' | 'language' | 'kind'; before: string; after: string }[];
  total: Changed<number>;
  criteria: CriterionDiff[];
};

/**
 * What one version of a rubric says that another does not. Criteria and levels are the same ones by their ids: that is
 * what chosen levels, saved points and exemplars hold on to.
 */
export function diffRubrics(before: Rubric, after: Rubric): RubricDiff {
  const moved = movedIds(before, after);
  const stayed = after.criteria.map((criterion) => criterionDiff(find(before, criterion.id), criterion, moved));
  const criteria = putBack(
    stayed,
    before,
    before.criteria.filter(({ id }) => !find(after, id)),
  );
  const head = headDiff(before, after);
  const same = head.length === 0 && criteria.every(({ kind, moved: place }) => kind === 'same' && place === null);
  return { same, head, total: { before: rubricTotal(before), after: rubricTotal(after) }, criteria: twins(criteria) };
}

function headDiff(before: Rubric, after: Rubric): RubricDiff['head'] {
  const [old, now] = [headOf(before), headOf(after)];
  const fields = ['title', 'description', 'language', 'kind'] as const;
  return fields.flatMap((field) =>
    old[field] === now[field] ? [] : [{ field, before: old[field], after: now[field] }],
  );
}

type Head = Record<RubricDiff['head'][number]['field'], string>;

function headOf({ title, description, language, kind = 'analytic' }: Rubric): Head {
  return { title, description, language, kind };
}

function find({ criteria }: Rubric, id: string): Criterion | null {
  return criteria.find((criterion) => criterion.id === id) ?? null;
}

function criterionDiff(
  before: Criterion | null,
  after: Criterion | null,
  moved: ReadonlyMap<string, Changed<number>>,
): CriterionDiff {
  const levels = levelDiffs(before?.levels ?? [], after?.levels ?? []);
  const place = (after && moved.get(after.id)) ?? null;
  return {
    kind: kindOf(before, after, levels),
    before,
    after,
    moved: place,
    weight: onBoth(before, after, weightOf),
    maximum: onBoth(before, after, criterionMaximum),
    levels,
    twin: false,
  };
}

function onBoth(
  before: Criterion | null,
  after: Criterion | null,
  measure: (criterion: Criterion) => number,
): Changed<number | null> {
  return { before: before && measure(before), after: after && measure(after) };
}

function weightOf({ weight = 1 }: Criterion): number {
  return weight;
}

function kindOf(
  before: Criterion | null,
  after: Criterion | null,
  levels: readonly LevelDiff[],
): CriterionDiff['kind'] {
  if (!before) return 'added';
  if (!after) return 'removed';
  const words = before.title === after.title && before.description === after.description;
  const weighs = weightOf(before) === weightOf(after);
  return words && weighs && levels.every(({ kind }) => kind === 'same') ? 'same' : 'changed';
}

/** From the lowest points to the highest, whichever side a level stands on. */
function levelDiffs(before: readonly Level[], after: readonly Level[]): LevelDiff[] {
  const now = after.map((level): LevelDiff => {
    const old = before.find(({ id }) => id === level.id) ?? null;
    return { kind: !old ? 'added' : sameLevel(old, level) ? 'same' : 'changed', before: old, after: level };
  });
  const gone = before
    .filter(({ id }) => !after.some((level) => level.id === id))
    .map((level): LevelDiff => ({ kind: 'removed', before: level, after: null }));
  return [...now, ...gone].sort((a, b) => pointsOf(a) - pointsOf(b));
}

function pointsOf({ before, after }: LevelDiff): number {
  return (after ?? before)?.points ?? 0;
}

export function sameLevel(a: Level, b: Level): boolean {
  return a.title === b.title && a.points === b.points && a.descriptor === b.descriptor;
}

/** Each criterion that is gone stands after the one that it followed. */
function putBack(stayed: readonly CriterionDiff[], before: Rubric, gone: readonly Criterion[]): CriterionDiff[] {
  const all = [...stayed];
  for (const criterion of gone) {
    const place = before.criteria.findIndex(({ id }) => id === criterion.id);
    const previous = before.criteria[place - 1]?.id;
    const at = all.findIndex((one) => (one.after ?? one.before)?.id === previous);
    all.splice(at + 1, 0, criterionDiff(criterion, null, new Map()));
  }
  return all;
}

function twins(criteria: readonly CriterionDiff[]): CriterionDiff[] {
  const titles = (kind: CriterionDiff['kind']) =>
    new Set(criteria.filter((one) => one.kind === kind).map(({ before, after }) => (after ?? before)?.title));
  const [added, removed] = [titles('added'), titles('removed')];
  return criteria.map((one) => {
    const title = (one.after ?? one.before)?.title;
    const twin = (one.kind === 'added' && removed.has(title)) || (one.kind === 'removed' && added.has(title));
    return { ...one, twin };
  });
}

/**
 * The criteria on both sides whose order changed: as few as explain it, which is all but a longest run that kept its
 * order.
 */
function movedIds(before: Rubric, after: Rubric): Map<string, Changed<number>> {
  const placeBefore = (id: string) => before.criteria.findIndex((one) => one.id === id);
  const shared = after.criteria.filter(({ id }) => placeBefore(id) >= 0).map(({ id }) => id);
  const kept = new Set(longestRise(shared.map(placeBefore)).map((place) => before.criteria[place]?.id));
  const moved = shared.filter((id) => !kept.has(id));
  return new Map(
    moved.map((id) => {
      const now = after.criteria.findIndex((one) => one.id === id);
      return [id, { before: placeBefore(id) + 1, after: now + 1 }];
    }),
  );
}

/** A longest subsequence that rises; rubrics are short, so the plain way over all pairs does. */
function longestRise(places: readonly number[]): number[] {
  const runs: number[][] = [];
  for (const place of places) {
    const before = runs.filter((run) => (run.at(-1) ?? -1) < place);
    const longest = before.reduce<number[]>((best, run) => (run.length > best.length ? run : best), []);
    runs.push([...longest, place]);
  }
  return runs.reduce<number[]>((best, run) => (run.length > best.length ? run : best), []);
}
