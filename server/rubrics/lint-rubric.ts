import { lintLanguage } from './lint/lint-language.ts';
import { overlappingLevels, vagueLevels } from './lint/lint-levels.ts';
import { jumpsInPoints, levelsNotRising, withFewLevels, withoutZero } from './lint/lint-points.ts';
import { criterionText, lintWords, overlap } from './lint/lint-words.ts';
import type { Criterion, Rubric } from './rubric.ts';

/**
 * What makes a rubric hard to grade by, in the order of its criteria. Never a reason not to save it. Takes rubrics that
 * are still being written, too: a text may be empty, and points that are no number yet are `NaN`.
 */
export function lintRubric({ criteria, language }: Pick<Rubric, 'criteria' | 'language'>): LintWarning[] {
  const found = [
    ...criteria.flatMap((one, criterion) => levelWarnings(one, criterion, language)),
    ...countWarnings(criteria),
    ...alikeWarnings(criteria, language),
  ];
  return found.toSorted((a, b) => a.criterion - b.criterion);
}

/** Places count from 0; `field` names the place as a rubric's faults do, e.g. `criteria.2.levels.0.points`. */
export type LintWarning = { field: string; criterion: number } & (
  | { kind: 'levels-overlap'; level: number; other: number }
  | { kind: 'vague-descriptor'; level: number; words: string[] }
  | { kind: 'points-not-rising'; level: number }
  | { kind: 'points-jump'; level: number; step: number; usual: number }
  | { kind: 'few-levels'; count: number; most: number }
  | { kind: 'no-zero'; lowest: number }
  | { kind: 'no-zero-anywhere'; lowest: number }
  | { kind: 'criteria-alike'; other: number }
);

function levelWarnings(one: Criterion, criterion: number, language: string): LintWarning[] {
  const at = (level: number, field: string) => ({ field: `criteria.${criterion}.levels.${level}.${field}`, criterion });
  const not = levelsNotRising(one);
  return [
    ...not.map((level) => ({ ...at(level, 'points'), kind: 'points-not-rising' as const, level })),
    ...jumpsInPoints(one).map((jump) => ({ ...at(jump.level, 'points'), kind: 'points-jump' as const, ...jump })),
    ...vagueLevels(one, language).map((vague) => ({
      ...at(vague.level, 'descriptor'),
      kind: 'vague-descriptor' as const,
      ...vague,
    })),
    ...overlappingLevels(one, language).map((same) => ({
      ...at(same.level, 'descriptor'),
      kind: 'levels-overlap' as const,
      ...same,
    })),
  ];
}

function countWarnings(criteria: readonly Criterion[]): LintWarning[] {
  const few = withFewLevels(criteria).map((one) => ({
    field: `criteria.${one.criterion}`,
    kind: 'few-levels' as const,
    ...one,
  }));
  return [...zeroWarnings(criteria), ...few];
}

/** Where no criterion has a zero, once is enough. */
function zeroWarnings(criteria: readonly Criterion[]): LintWarning[] {
  const found = withoutZero(criteria);
  const everywhere = found.length > 1 && found.length === criteria.length;
  const kind = everywhere ? 'no-zero-anywhere' : 'no-zero';
  const said = everywhere ? found.slice(0, 1) : found;
  return said.map((one) => ({ field: `criteria.${one.criterion}.levels.0.points`, kind, ...one }));
}

function alikeWarnings(criteria: readonly Criterion[], language: string): LintWarning[] {
  const known = lintLanguage(language);
  const content = criteria.map((one) => {
    const words = lintWords(criterionText(one), language);
    return new Set(words.filter((word) => !known?.filler(word) && !known?.degree(word)));
  });
  const titles = criteria.map(({ title }) => lintWords(title, language).join(' '));
  return content.flatMap((words, criterion) => {
    const other = content.slice(0, criterion).findIndex((earlier, at) => {
      return (titles[at] !== '' && titles[at] === titles[criterion]) || overlap(words, earlier) >= ALIKE;
    });
    const field = `criteria.${criterion}.title`;
    return other >= 0 ? [{ field, kind: 'criteria-alike' as const, criterion, other }] : [];
  });
}

/**
 * Two criteria that share seven of ten words say one thing, which then counts twice. A house number: levels worded alike
 * ("all", "most", "none") for different things share about a third.
 */
const ALIKE = 0.7;
