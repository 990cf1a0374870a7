import { beginning } from './complete-draft.ts';
import type { DraftCriterion, DraftLevel, DraftRubric } from './draft-rubric.ts';
import { numberOf } from './number-text.ts';
import type { LeftOut } from './rubric-format.ts';

/**
 * Canvas and Moodle let several levels of a criterion be worth the same. Here a level is a step of marks, so those
 * become one level that says all they said: no word is lost and no mark moves. A criterion whose levels are all worth
 * the same stays as it is, for its fault to be told.
 */
export function joinTiedLevels(drafts: readonly DraftRubric[]): DraftRubric[] {
  return drafts.map((draft) => {
    const left: LeftOut[] = [];
    const criteria = draft.criteria.map((criterion) => joinedIn(criterion, left));
    return { ...draft, criteria, left: [...draft.left, ...left] };
  });
}

function joinedIn(criterion: DraftCriterion, left: LeftOut[]): DraftCriterion {
  const steps = new Map<number | DraftLevel, DraftLevel[]>();
  for (const level of criterion.levels) {
    const step = numberOf(level.points.text) ?? level;
    steps.set(step, [...(steps.get(step) ?? []), level]);
  }
  if (steps.size < 2) return criterion;
  const levels = [...steps.values()].map((tied) => {
    const [first, ...others] = tied;
    if (!first || others.length === 0) return tied;
    const one = joined(first, tied);
    left.push({ what: 'joined-levels', names: [`${criterion.title.text}: ${one.title.text}`] });
    return [one];
  });
  return { ...criterion, levels: levels.flat() };
}

function joined(first: DraftLevel, tied: readonly DraftLevel[]): DraftLevel {
  const title = { ...first.title, text: wordsOf(tied.map(nameOf)).join(' / ') };
  const lines = wordsOf(tied.map(lineOf)).join('\n');
  const described = tied.some(({ descriptor }) => (descriptor?.text ?? '') !== '');
  if (!described) return { ...first, title };
  return { ...first, title, descriptor: { text: lines, place: first.descriptor?.place ?? first.place } };
}

function nameOf({ title, descriptor }: DraftLevel): string {
  return title.text === '' ? beginning(descriptor?.text ?? '') : title.text;
}

function lineOf({ title, descriptor }: DraftLevel): string {
  return wordsOf([title.text, descriptor?.text ?? '']).join(': ');
}

function wordsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text.trim() !== ''))];
}
