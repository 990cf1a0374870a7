import { levelMarks } from '../../server/rubrics/criterion-marks.ts';
import { rubricSchema, type Criterion, type Rubric } from '../../server/rubrics/rubric.ts';

/** A sound rubric, the same for the same random numbers. `wild` texts hold what formats stumble over. */
export function randomRubric(random: () => number, { wild }: { wild: boolean }): Rubric {
  const maker: Maker = { random, text: (longest) => randomText(random, longest, wild) };
  const kind = pick(random, [undefined, undefined, 'analytic', 'holistic', 'single-point'] as const);
  const count = kind === 'holistic' ? 1 : 1 + Math.floor(random() * 6);
  return rubricSchema.parse({
    id: `r${Math.floor(random() * 1e6).toString(36)}`,
    version: 1 + Math.floor(random() * 3),
    title: maker.text(120),
    description: random() < 0.5 ? '' : maker.text(600),
    language: pick(random, ['en', 'de', 'es']),
    ...(kind === undefined ? {} : { kind }),
    criteria: Array.from({ length: count }, (_, index) => randomCriterion(maker, index, kind)),
  });
}

type Maker = { random: () => number; text: (longest: number) => string };

function randomCriterion({ random, text }: Maker, index: number, kind: Rubric['kind']): Criterion {
  const count = kind === 'single-point' ? 2 + Math.floor(random() * 2) : 2 + Math.floor(random() * 5);
  const weight = random() < 0.3 ? { weight: pick(random, [0.5, 1, 1.25, 2, 3]) } : {};
  const step = pick(random, [0.1, 0.25, 0.5, 1, 2.5, 7]);
  const levels = Array.from({ length: count }, (_, level) => ({
    id: `l${level}-${Math.floor(random() * 100)}`,
    title: text(60),
    points: levelMarks({ weight: step }, { points: level + (index % 2) }),
    descriptor: kind === 'single-point' && level !== 1 && random() < 0.5 ? '' : text(300),
  }));
  const description = random() < 0.5 ? '' : text(300);
  return { id: `c${index}-${Math.floor(random() * 100)}`, title: text(100), description, ...weight, levels };
}

const WORDS =
  'claims evidence a the is not stated clearly Grenzen müssen razón 3 (4) 5:1 “quoted” it’s 10 % & < > "x" ; , | naïve 写作 🙂'.split(
    ' ',
  );
const WILD = [
  ...['=1+1', '-', '+', '@x', "'", "''=", '\t', '\n', '\r\n', '\r', '\n\n\n', '  ', '"', '""', ';', ',', '|', '\u0000'],
  ...['\u000b', '\ufeff', '\u2028', '\ud800', '\uffff', '<p>', '</p>', '<br/>', '&amp;', '&#10;', '&nbsp;', ']]>'],
  ...[
    '<!--',
    '$@NULL@$',
    '…',
    '{{x}}',
    '---',
    '# ',
    ': ',
    '- ',
    '&a *a',
    '!!js',
    '%',
    '\\',
    '\\n',
    '＝1',
    '(3)',
    'null',
  ],
];

function randomText(random: () => number, longest: number, wild: boolean): string {
  const count = 1 + Math.floor(random() * random() * 40);
  const words = Array.from({ length: count }, () => pick(random, wild && random() < 0.4 ? WILD : WORDS));
  const text = words.join(wild && random() < 0.3 ? '' : ' ').slice(0, longest);
  const kept = wild ? text : text.replace(/[\ud800-\udbff]$/, '').trim();
  return kept.trim() === '' ? 'x' : kept;
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}
