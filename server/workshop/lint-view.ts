import { lintRubric, type LintWarning } from '../rubrics/lint-rubric.ts';
import type { Rubric } from '../rubrics/rubric.ts';

/** What the lint says, each with the field it is about. */
export function lintView(rubric: Rubric) {
  return lintRubric(rubric).map((warning) => ({
    key: `editor:lint.${warning.kind}`,
    href: `#${warning.field}`,
    ...placesOf(rubric, warning),
    ...figuresOf(warning),
  }));
}

/** `2 (Reasons)`: its number, and its title where it has one. */
export function placeName(number: number, title: string | undefined): string {
  return title ? `${number} (${title})` : String(number);
}

function placesOf({ criteria }: Rubric, warning: LintWarning) {
  const nameOf = (c: number) => placeName(c + 1, criteria[c]?.title);
  const levelOf = (l: number) => placeName(l + 1, criteria[warning.criterion]?.levels[l]?.title);
  const criterion = nameOf(warning.criterion);
  if (warning.kind === 'criteria-alike') return { criterion, other: nameOf(warning.other) };
  if (!('level' in warning)) return { criterion };
  const level = levelOf(warning.level);
  return 'other' in warning ? { criterion, level, other: levelOf(warning.other) } : { criterion, level };
}

function figuresOf(warning: LintWarning) {
  switch (warning.kind) {
    case 'vague-descriptor':
      return { words: warning.words.join(', ') };
    case 'points-jump':
      return { step: warning.step, usual: warning.usual };
    case 'few-levels':
      return { has: warning.count, most: warning.most };
    case 'no-zero':
    case 'no-zero-anywhere':
      return { lowest: warning.lowest };
    default:
      return {};
  }
}
