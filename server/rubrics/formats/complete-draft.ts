import type { DraftCriterion, DraftLevel, DraftRubric, Field } from './draft-rubric.ts';
import { numberOf } from './number-text.ts';
import type { LeftOut, ReadOptions } from './rubric-format.ts';

export type CompleteDraft = DraftRubric & { title: Field; language: Field };

/** The limits of our rubric (`rubric.ts`) that texts of other systems often pass. */
const LONGEST = { rubricTitle: 200, criterionTitle: 200, levelTitle: 120 };

/**
 * A draft with what other systems leave out: a title from the beginning of its text, a descriptor from the title, the
 * levels from lowest to highest. A title that is too long moves into the text below it, so that no word is lost.
 */
export function completeDraft(
  draft: DraftRubric,
  { title, language }: ReadOptions,
): { draft: CompleteDraft; left: LeftOut[] } {
  const left: LeftOut[] = [];
  const named = draft.title && draft.title.text !== '' ? draft.title : null;
  if (!named) left.push({ what: 'made-rubric-title', names: [title] });
  const rubric = shortened(named ?? { text: title, place: draft.place }, draft.description, LONGEST.rubricTitle, left);
  const singlePoint = draft.kind?.text === 'single-point';
  return {
    left,
    draft: {
      ...draft,
      title: rubric.title,
      ...(rubric.text ? { description: rubric.text } : {}),
      language: draft.language ?? { text: language, place: draft.place },
      criteria: draft.criteria.map((criterion) => completeCriterion(criterion, singlePoint, left)),
    },
  };
}

function completeCriterion(criterion: DraftCriterion, singlePoint: boolean, left: LeftOut[]): DraftCriterion {
  const { title, text } = shortened(criterion.title, criterion.description, LONGEST.criterionTitle, left);
  const levels = criterion.levels.map((level) => completeLevel(level, title, singlePoint, left));
  return { ...criterion, title, ...(text ? { description: text } : {}), levels: levels.toSorted(byPoints) };
}

function byPoints(a: DraftLevel, b: DraftLevel): number {
  return (numberOf(a.points.text) ?? 0) - (numberOf(b.points.text) ?? 0);
}

function completeLevel(level: DraftLevel, criterion: Field, singlePoint: boolean, left: LeftOut[]): DraftLevel {
  const text = level.descriptor?.text ?? '';
  if (level.title.text === '' && text !== '') {
    left.push({ what: 'made-titles', names: [criterion.text] });
    return { ...level, title: { text: beginning(text), place: level.title.place } };
  }
  const short = shortened(level.title, level.descriptor, LONGEST.levelTitle, left);
  if (short.text && short.text.text !== '') return { ...level, title: short.title, descriptor: short.text };
  return singlePoint ? level : titleTwice(level, criterion, left);
}

function titleTwice(level: DraftLevel, criterion: Field, left: LeftOut[]): DraftLevel {
  const { text, place } = level.title;
  if (text === '') return level;
  left.push({ what: 'made-descriptors', names: [criterion.text] });
  return { ...level, descriptor: { text, place: level.descriptor?.place ?? place } };
}

function shortened(
  title: Field,
  text: Field | undefined,
  longest: number,
  left: LeftOut[],
): { title: Field; text: Field | undefined } {
  if (title.text.length <= longest) return { title, text };
  const short = { text: beginning(title.text), place: title.place };
  left.push({ what: 'cut-titles', names: [short.text] });
  const whole = [title.text, text?.text ?? ''].filter((part) => part !== '').join('\n');
  return { title: short, text: { text: whole, place: text?.place ?? title.place } };
}

/** As much of a text as makes a title: its first line, up to 60 characters, cut between words. */
const BEGINNING = 60;

export function beginning(text: string): string {
  const line = text.trim().split(/\r|\n/, 1)[0] ?? '';
  if (line.length <= BEGINNING) return line;
  const cut = line.slice(0, BEGINNING - 1).replace(/[\ud800-\udbff]$/, '');
  const word = cut.replace(/\s+\S*$/, '');
  return `${word.length > BEGINNING / 3 ? word : cut}…`;
}
