import type { Agreement } from '../agreement/agreement.ts';
import type { Evaluation } from './evaluation.ts';

/**
 * The figures as one line for programs. Its keys are a public format: fractions are 0 to 1, `mae` a fraction of the
 * maximum, times milliseconds, and `null` stands where a figure is not defined. `n` of a route counts its drafts.
 */
export function jsonLine(evaluation: Evaluation): string {
  const { n, questions, perQuestion, pooled, baselines, routes } = evaluation;
  return JSON.stringify({
    n,
    questions: questions.map(({ id, n: answers, agreement }) => ({ id, n: answers, ...figures(agreement) })),
    perQuestion,
    pooled: { qwk: pooled.qwk, qwkLow: pooled.qwkLow, qwkHigh: pooled.qwkHigh, exact: pooled.exact, mae: pooled.mae },
    baselines: { majority: figures(baselines.majority), lexical: figures(baselines.lexical) },
    routes: Object.fromEntries(
      Object.entries(routes).map(
        ([
          route,
          {
            n: drafts,
            agreement: { exact, adjacent },
          },
        ]) => [route, { n: drafts, exact, adjacent }],
      ),
    ),
    callsPerSubmission: evaluation.callsPerSubmission,
    cpuMsPerSubmission: evaluation.cpuMsPerSubmission,
    cost: evaluation.cost,
  });
}

function figures({ qwk, exact, mae }: Agreement): Pick<Agreement, 'qwk' | 'exact' | 'mae'> {
  return { qwk, exact, mae };
}
