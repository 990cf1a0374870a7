import { levelMarks } from '../criterion-marks.ts';
import type { Criterion, Rubric } from '../rubric.ts';
import type { LeftOut, LeftWhat } from './rubric-format.ts';

/**
 * What of a rubric is missing or changed in one that was read back from a format, each kind of thing once, with the
 * criteria it concerns. White space around a text is no part of it.
 */
export function leftBetween(rubric: Rubric, back: Rubric): LeftOut[] {
  const whole = [
    changed('rubric-title', rubric.title, back.title),
    changed('rubric-description', rubric.description, back.description),
    changed('kind', rubric.kind ?? 'analytic', back.kind ?? 'analytic'),
    changed('language', rubric.language, back.language),
    changed('version', rubric.version, back.version),
    changed('rubric-id', rubric.id, back.id),
    ...(rubric.criteria.length === back.criteria.length ? [] : [{ what: 'criteria' as const, names: [] }]),
  ].flat();
  return [...whole, ...CRITERION_CHECKS.flatMap(([what, differs]) => concerned(what, differs, rubric, back))];
}

function changed(what: LeftWhat, before: string | number, after: string | number): LeftOut[] {
  return trimmed(before) === trimmed(after) ? [] : [{ what, names: [] }];
}

function trimmed(value: string | number): string {
  return String(value).trim();
}

type Differs = (before: Criterion, after: Criterion) => boolean;

const CRITERION_CHECKS: readonly (readonly [LeftWhat, Differs])[] = [
  ['criterion-titles', (before, after) => trimmed(before.title) !== trimmed(after.title)],
  ['criterion-descriptions', (before, after) => trimmed(before.description) !== trimmed(after.description)],
  ['weights', (before, after) => (before.weight ?? 1) !== (after.weight ?? 1)],
  ['points', anyLevel((level, other, before, after) => levelMarks(before, level) !== levelMarks(after, other))],
  ['level-titles', anyLevel((level, other) => trimmed(level.title) !== trimmed(other.title))],
  ['descriptors', anyLevel((level, other) => trimmed(level.descriptor) !== trimmed(other.descriptor))],
  ['criterion-ids', (before, after) => before.id !== after.id],
  ['level-ids', anyLevel((level, other) => level.id !== other.id)],
];

type Level = Criterion['levels'][number];

function anyLevel(differs: (level: Level, other: Level, before: Criterion, after: Criterion) => boolean): Differs {
  return (before, after) =>
    before.levels.length !== after.levels.length ||
    before.levels.some((level, index) => {
      const other = after.levels[index];
      return !other || differs(level, other, before, after);
    });
}

function concerned(what: LeftWhat, differs: Differs, rubric: Rubric, back: Rubric): LeftOut[] {
  const names = rubric.criteria.flatMap((criterion, index) => {
    const other = back.criteria[index];
    return other && differs(criterion, other) ? [criterion.title] : [];
  });
  return names.length > 0 ? [{ what, names }] : [];
}
