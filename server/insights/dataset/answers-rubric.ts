import { rubricSchema, type Rubric } from '../../rubrics/rubric.ts';
import type { AnswerLine } from './answer-line.ts';

/** The rubric of an answers file as ours: its levels have neither id nor title, so both are made from their order. */
export function answersRubric({ task, rubric, language }: AnswerLine, title: string): Rubric {
  const criteria = rubric.criteria.map((criterion) => ({
    ...criterion,
    levels: criterion.levels
      .toSorted((a, b) => a.points - b.points)
      .map(({ points, description }, index) => ({
        id: `l${index}`,
        title: description.slice(0, 60),
        points,
        descriptor: description,
      })),
  }));
  return rubricSchema.parse({ id: slug(task.id), version: 1, title: title.slice(0, 200), language, criteria });
}

/** Files may use one id for several prompts: a question is what students were asked and how it is graded. */
export function questionKey({ task, rubric }: AnswerLine): string {
  return JSON.stringify([task.id, task.prompt, rubric]);
}

/** Two questions of one title get numbers, so that a table can tell them apart. */
export function distinctTitles(titles: readonly string[]): string[] {
  return titles.map((title, index) => {
    const same = titles.filter((other) => other === title).length > 1;
    const number = titles.slice(0, index + 1).filter((other) => other === title).length;
    return same ? `${title} (${number})` : title;
  });
}

/** A text as a word of plain letters, digits and hyphens; never empty. */
export function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return plain === '' ? 'answers' : plain;
}
