import type { Agreement } from '../agreement/agreement.ts';
import { BANDS, type Evaluation } from './evaluation.ts';

/** The tables of a report, as words: the same for the terminal and the page. The first column names the row. */
export function reportTables(evaluation: Evaluation): ReportTable[] {
  return [agreementTable(evaluation), questionTable(evaluation), routeTable(evaluation), confusionTable(evaluation)];
}

export type ReportTable = { title: string; note: string; head: string[]; rows: string[][] };

const FIGURES = ['n', 'QWK', '95 % interval', 'exact', 'adjacent', 'MAE', 'bias'];

function agreementTable({ pooled, baselines }: Evaluation): ReportTable {
  return {
    title: 'Agreement with people, all questions together',
    note: 'Exact and adjacent compare steps of each question’s own rubric. MAE and bias are per cent of the maximum; a positive bias is generous. Both baselines have seen people’s marks: the majority gives each question’s most frequent one, likeness to the reference follows the line through all other answers.',
    head: ['reader', ...FIGURES],
    rows: [
      ['readers', ...figures(pooled, interval(pooled.qwkLow, pooled.qwkHigh))],
      ['majority', ...figures(baselines.majority, '–')],
      ['likeness to the reference', ...figures(baselines.lexical, '–')],
    ],
  };
}

function questionTable({ questions, perQuestion }: Evaluation): ReportTable {
  const rows = questions.map(({ title, agreement }) => [title, ...figures(agreement, null)]);
  const { qwk, exact, mae } = perQuestion;
  const head = ['question', ...FIGURES.filter((figure) => figure !== '95 % interval')];
  return {
    title: 'By question',
    note: 'QWK is “–” where neither side varies. The last row is the mean over questions, each counting once.',
    head,
    rows: [...rows, ['mean of questions', '', number(qwk), percent(exact), '', percent(mae), '']],
  };
}

function routeTable({ routes }: Evaluation): ReportTable {
  const rows = Object.entries(routes).map(([route, { n, agreement }]) => [
    ROUTE_WORDS[route] ?? route,
    String(n),
    String(agreement.n),
    percent(agreement.exact),
    percent(agreement.adjacent),
    percent(agreement.mae),
  ]);
  return {
    title: 'By route',
    note: 'Agreement should be best where a draft is said to be ready.',
    head: ['route', 'drafts', 'with a mark', 'exact', 'adjacent', 'MAE'],
    rows,
  };
}

const ROUTE_WORDS: Record<string, string> = { ready: 'ready', 'look-here': 'look here', 'yours-first': 'yours first' };

function confusionTable({ confusion }: Evaluation): ReportTable {
  const names = BANDS.map((band) => percent(band));
  return {
    title: 'People’s marks (rows) and ours (columns)',
    note: 'Each mark counts in the nearest quarter of the maximum.',
    head: ['people', ...names],
    rows: confusion.map((row, index) => [names[index] ?? '', ...row.map(String)]),
  };
}

/** `between` is the interval's cell, `null` for a table without that column. */
function figures({ n, qwk, exact, adjacent, mae, bias }: Agreement, between: string | null): string[] {
  const middle = between === null ? [] : [between];
  return [String(n), number(qwk), ...middle, percent(exact), percent(adjacent), percent(mae), percent(bias)];
}

function interval(low: number | null, high: number | null): string {
  return low === null || high === null ? '–' : `${number(low)} to ${number(high)}`;
}

export function number(value: number | null, digits = 2): string {
  return value === null ? '–' : value.toFixed(digits);
}

export function percent(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(value === 0 || Math.abs(value) === 1 ? 0 : 1)} %`;
}
