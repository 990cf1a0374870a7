import { rubricSchema, type Rubric } from '../../../server/rubrics/rubric.ts';
import { seededRandom } from '../../support/seeded-random.ts';

/** A sound rubric of any kind, with texts that need care in a form; null for a seed that makes none. */
export function generatedRubric(seed: number): Rubric | null {
  const random = seededRandom(seed);
  const below = (most: number) => Math.floor(random() * most);
  const texts = [
    'Zwei Sätze,\nein Bruch',
    '  eingerückt',
    'a < b & "c"',
    '日本語',
    'x'.repeat(500),
    'ends\n',
    '0',
    'é́',
  ];
  const text = () => texts[below(texts.length)] as string;
  const kind = (['analytic', 'holistic', 'single-point'] as const)[below(3)] ?? 'analytic';
  const levels = (kindOf: string) => {
    const count = kindOf === 'single-point' ? 2 + below(2) : 2 + below(11);
    return Array.from({ length: count }, (_none, l) => ({
      ...{ id: `l-${l}`, title: text().trim().slice(0, 100), points: Math.round((l + random()) * 10_000) / 10_000 },
      descriptor: kindOf === 'single-point' && l !== 1 && below(2) === 0 ? '' : text(),
    }));
  };
  const { data = null } = rubricSchema.safeParse({
    ...{
      id: `r${seed}`,
      version: 1 + below(9),
      title: text().trim().slice(0, 100),
      description: below(2) === 0 ? '' : text(),
    },
    language: ['en', 'de', 'pt-BR', 'zh-Hant'][below(4)],
    ...(kind === 'analytic' ? {} : { kind }),
    criteria: Array.from({ length: kind === 'holistic' ? 1 : 1 + below(30) }, (_none, c) => ({
      ...{ id: `c-${c}`, title: text().trim().slice(0, 100), description: below(2) === 0 ? '' : text() },
      ...(below(2) === 0 ? {} : { weight: (1 + below(1_000_000)) / 10_000 }),
      levels: levels(kind),
    })).filter((one) => one.weight === undefined || one.weight > 0.01),
  });
  return data;
}
