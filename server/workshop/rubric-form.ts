import type { Rubric } from '../rubrics/rubric.ts';

/** A rubric as its fields stand in a browser: texts as typed, whatever they are. */
export type RubricForm = {
  title: string;
  description: string;
  language: string;
  kind: string;
  criteria: CriterionForm[];
};

/** `id` is empty until the criterion is first saved. */
export type CriterionForm = {
  id: string;
  title: string;
  description: string;
  weight: string;
  levels: LevelForm[];
};

export type LevelForm = { id: string; title: string; points: string; descriptor: string };

export const MOST_CRITERIA = 30;
export const MOST_LEVELS = 12;

/** The fields of a rubric as it stands. */
export function formOfRubric({ title, description, language, kind = 'analytic', criteria }: Rubric): RubricForm {
  return {
    ...{ title, description, language, kind },
    criteria: criteria.map(({ weight, levels, ...one }) => ({
      ...{ id: one.id, title: one.title, description: one.description, weight: weight?.toString() ?? '' },
      levels: levels.map((level) => ({ ...level, points: String(level.points) })),
    })),
  };
}

/**
 * The fields as posted: names are a rubric's own paths (`criteria.0.levels.1.points`), their numbers give the order.
 * Whatever else a client sent is no part of it.
 */
export function typedRubricForm(body: unknown): RubricForm {
  const posted = Object.entries(body ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const fields = new Map(posted.map(([name, text]) => [name, lines(text)]));
  const field = (name: string) => fields.get(name) ?? '';
  return {
    ...{ title: field('title'), description: field('description') },
    ...{ language: field('language'), kind: field('kind') },
    criteria: numbersIn(fields, /^criteria\.(\d{1,2})\./u, MOST_CRITERIA).map((c) =>
      criterionAt(fields, `criteria.${c}`),
    ),
  };
}

type Fields = ReadonlyMap<string, string>;

function criterionAt(fields: Fields, path: string): CriterionForm {
  const field = (name: string) => fields.get(`${path}.${name}`) ?? '';
  const level = new RegExp(`^${path.replaceAll('.', String.raw`\.`)}\\.levels\\.(\\d{1,2})\\.`, 'u');
  return {
    ...{ id: field('id'), title: field('title'), description: field('description'), weight: field('weight') },
    levels: numbersIn(fields, level, MOST_LEVELS).map((l) => levelAt(fields, `${path}.levels.${l}`)),
  };
}

function levelAt(fields: Fields, path: string): LevelForm {
  const field = (name: string) => fields.get(`${path}.${name}`) ?? '';
  return { id: field('id'), title: field('title'), points: field('points'), descriptor: field('descriptor') };
}

function numbersIn(fields: Fields, pattern: RegExp, most: number): number[] {
  const found = [...fields.keys()].flatMap((name) => pattern.exec(name)?.[1] ?? []);
  return [...new Set(found.map(Number))].sort((a, b) => a - b).slice(0, most);
}

/** Browsers send line breaks as CR LF (HTML §4.10.21.4); everything we store uses LF. */
function lines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
