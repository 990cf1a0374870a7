import { median } from 'simple-statistics';
import type { Route } from '../../grading/assessment.ts';
import {
  agreementOf,
  kappaPair,
  meanOf,
  type Agreement,
  type PlacedMark,
  type RungPair,
} from '../agreement/agreement.ts';
import { bootstrapKappa } from '../agreement/bootstrap-kappa.ts';
import { lexicalMarks } from '../agreement/lexical-marks.ts';
import { scoreLadder, rungOf } from '../agreement/score-ladder.ts';
import type { ComparedWork, Question } from './compared-work.ts';

/**
 * All figures of an evaluation. Pairs are works with a mark from both sides; what the readers left to a person is
 * counted as `unmarked` and never as a zero. Baselines are measured on the same pairs. `random` draws the bootstrap.
 */
export function evaluateWorks(works: readonly ComparedWork[], random: () => number): Evaluation {
  const questions = [...Map.groupBy(works, ({ question }) => question.id).values()].map(evaluateQuestion);
  const readings = works.flatMap(({ reading }) => reading ?? []);
  const measured = readings.flatMap(({ cpuMs }) => cpuMs ?? []);
  const costs = readings.map(({ cost }) => cost);
  return {
    n: works.length,
    unmarked: works.filter(({ ours }) => ours === null).length,
    questions,
    perQuestion: macroOf(questions),
    pooled: pooledOf(questions, random),
    baselines: {
      majority: agreementOf(questions.flatMap(({ majority }) => majority)),
      lexical: agreementOf(questions.flatMap(({ lexical }) => lexical)),
    },
    routes: {
      ready: routeOf(works, 'ready'),
      'look-here': routeOf(works, 'look-here'),
      'yours-first': routeOf(works, 'yours-first'),
    },
    confusion: confusionOf(questions.flatMap(({ pairs }) => pairs)),
    findingsPerDraft: meanOf(readings.map(({ findings }) => findings)),
    callsPerSubmission: meanOf(readings.map(({ calls }) => calls)),
    cpuMsPerSubmission: measured.length === 0 ? null : median(measured),
    cost: costs.length > 0 && costs.every((cost) => cost !== null) ? costs.reduce((sum, cost) => sum + cost, 0) : null,
  };
}

export type Evaluation = {
  /** Works compared or tried. */
  n: number;
  /** Of those, left without a mark by the readers. */
  unmarked: number;
  questions: QuestionEvaluation[];
  /** Means over questions, each counting once. */
  perQuestion: Pick<Agreement, 'qwk' | 'exact' | 'mae'>;
  pooled: Agreement & { qwkLow: number | null; qwkHigh: number | null };
  baselines: { majority: Agreement; lexical: Agreement };
  /** `n` counts the drafts of the route, `agreement.n` those with a mark. */
  routes: Record<Route, { n: number; agreement: Agreement }>;
  /** Rows: people's mark, columns: ours, in bands of `BANDS`. */
  confusion: number[][];
  findingsPerDraft: number | null;
  callsPerSubmission: number | null;
  /** The median. */
  cpuMsPerSubmission: number | null;
  /** Of the whole run. */
  cost: number | null;
};

export type QuestionEvaluation = {
  id: string;
  title: string;
  n: number;
  pairs: RungPair[];
  agreement: Agreement;
  majority: RungPair[];
  lexical: RungPair[];
};

/** Questions have ladders of their own; a common table needs common bands: the nearest quarter of the maximum. */
export const BANDS = [0, 0.25, 0.5, 0.75, 1];

function evaluateQuestion(works: ComparedWork[]): QuestionEvaluation {
  const [{ question }] = works as [ComparedWork];
  const place = placer(question);
  const marked = works.flatMap((work) => (work.ours === null ? [] : [{ ...work, ours: work.ours }]));
  const pairs = marked.map(({ ours, human }) => ({ ours: place(ours), theirs: place(human) }));
  const usual = mostFrequent(pairs.map(({ theirs }) => theirs));
  return {
    id: question.id,
    title: question.title,
    n: works.length,
    pairs,
    agreement: agreementOf(pairs),
    majority: usual === null ? [] : pairs.map(({ theirs }) => ({ ours: usual, theirs })),
    lexical: lexicalMarks(marked).map(({ ours, theirs }) => ({ ours: place(ours), theirs: place(theirs) })),
  };
}

function placer({ rubric }: Question): (fraction: number) => PlacedMark {
  const ladder = scoreLadder(rubric);
  return (fraction) => ({ fraction, rung: rungOf(ladder, fraction), steps: ladder.steps });
}

/**
 * Stands for always giving the question's usual mark; of equally usual ones the lower. It has seen the marks: a hard
 * baseline.
 */
function mostFrequent(marks: readonly PlacedMark[]): PlacedMark | null {
  const groups = [...Map.groupBy(marks, ({ rung }) => rung).values()];
  groups.sort((a, b) => b.length - a.length || (a[0]?.rung ?? 0) - (b[0]?.rung ?? 0));
  const first = groups[0]?.[0];
  return first ? { ...first, fraction: first.rung / first.steps } : null;
}

function macroOf(questions: readonly QuestionEvaluation[]): Evaluation['perQuestion'] {
  const over = (value: 'qwk' | 'exact' | 'mae') => meanOf(questions.flatMap(({ agreement }) => agreement[value] ?? []));
  return { qwk: over('qwk'), exact: over('exact'), mae: over('mae') };
}

function pooledOf(questions: readonly QuestionEvaluation[], random: () => number): Evaluation['pooled'] {
  const interval = bootstrapKappa(
    questions.map(({ pairs }) => pairs.map(kappaPair)),
    random,
  );
  const pooled = agreementOf(questions.flatMap(({ pairs }) => pairs));
  return { ...pooled, qwkLow: interval?.low ?? null, qwkHigh: interval?.high ?? null };
}

function routeOf(works: readonly ComparedWork[], route: Route): { n: number; agreement: Agreement } {
  const routed = works.filter(({ reading }) => reading?.route === route);
  const pairs = routed.flatMap(({ question, ours, human }) => {
    const place = placer(question);
    return ours === null ? [] : [{ ours: place(ours), theirs: place(human) }];
  });
  return { n: routed.length, agreement: agreementOf(pairs) };
}

function confusionOf(pairs: readonly RungPair[]): number[][] {
  const band = ({ fraction }: PlacedMark): number => Math.round(fraction * (BANDS.length - 1));
  return BANDS.map((_, theirs) =>
    BANDS.map((__, ours) => pairs.filter((pair) => band(pair.theirs) === theirs && band(pair.ours) === ours).length),
  );
}
