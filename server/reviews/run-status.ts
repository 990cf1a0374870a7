import { sumBatchCalls, type BatchSum } from '../llm/batch/batch-repository.ts';
import { findBudget } from '../llm/budget-repository.ts';
import { limitOf } from '../llm/till.ts';
import { listSubmissionPrices, sumModelCalls } from '../llm/model-call-repository.ts';
import type { ProviderPause } from '../llm/provider-pause.ts';
import { listPauses } from '../llm/provider-pause-repository.ts';
import type { Services } from '../services.ts';
import { findHeldBy, listDraftTimes, listTestWork } from './queue-repository.ts';
import { estimateRun, type RunEstimate } from './run-estimate.ts';
import { findRunPause, listPausedOf } from './run-pause-repository.ts';
import type { RunPause, RunScope } from './run-pause.ts';
import { defaultLimitOf } from '../llm/till-of.ts';
import { minutesLeft, PACE_DRAFTS, PACE_WINDOW_MS } from './time-left.ts';

/** Where the reading of a class or a course stands, what it cost and will cost. Amounts in micro-units of `currency`. */
export type RunStatus = {
  /** Of a whole course, not of one assignment. */
  course: boolean;
  pending: number;
  /** Null: nobody knows yet, or nothing is being read now. */
  minutesLeft: number | null;
  pause: RunPause | null;
  /** Of an assignment: its whole course is paused. */
  coursePause: RunPause | null;
  /** Of a course: its assignments that are paused each on their own. */
  pausedAlone: string[];
  /** The readers' provider is left alone for a while. */
  provider: ProviderPause | null;
  /** Work waits for money: the budget is reached, or a model has no price. */
  heldBy: 'budget-reached' | 'price-unknown' | null;
  /** Drafts that wait for the provider's cheap run; null: none do. */
  cheapRun: BatchSum | null;
  /** Null: no prices are known, or the readers cost nothing. */
  money: RunMoney | null;
};

export type RunMoney = {
  currency: string;
  /** This assignment, or this course, so far. */
  cost: number;
  /** Of the work that waits; null without enough history. */
  estimate: RunEstimate | null;
  /** The course's month. */
  month: { spent: number; limit: number | null };
};

type RunServices = Pick<Services, 'db' | 'clock' | 'config' | 'readers' | 'prices'>;

/** Reads it for one assignment or (null) a course; `pending` is how much of its work is with the readers. */
export async function readRunStatus(services: RunServices, scope: RunScope, pending: number): Promise<RunStatus> {
  const { db, clock, readers } = services;
  const hosts = [readers?.generator.host, readers?.validator.host];
  const [pause, coursePause, pausedAlone, pauses, money, cheapRun, heldBy, minutes] = await Promise.all([
    findRunPause(db, scope),
    scope.assignmentId === null ? null : findRunPause(db, { ...scope, assignmentId: null }),
    scope.assignmentId === null ? listPausedOf(db, scope) : [],
    listPauses(db, clock.now()),
    readMoney(services, scope, pending),
    sumBatchCalls(db, scope),
    pending === 0 ? null : findHeldBy(db, scope, HELD_BY),
    readMinutes(services, scope, pending),
  ]);
  const provider = pauses.find(({ _id }) => hosts.includes(_id)) ?? null;
  const held = HELD_BY.find((reason) => reason === heldBy) ?? null;
  const standing = [pause, coursePause, provider, held, cheapRun].some((reason) => reason !== null);
  const course = scope.assignmentId === null;
  return {
    course,
    pending,
    minutesLeft: standing ? null : minutes,
    pause,
    coursePause,
    pausedAlone,
    provider,
    heldBy: held,
    cheapRun,
    money,
  };
}

async function readMinutes({ db, clock }: RunServices, scope: RunScope, pending: number) {
  if (pending === 0) return null;
  const now = clock.now();
  const since = new Date(now.getTime() - PACE_WINDOW_MS);
  return minutesLeft(await listDraftTimes(db, scope, { since, most: PACE_DRAFTS }), pending, now);
}

const HELD_BY = ['budget-reached', 'price-unknown'] as const;

/** Submissions whose prices the estimate rests on: a term's worth, and newer than any change of the prompts. */
const HISTORY = 200;

async function readMoney(services: RunServices, scope: RunScope, count: number): Promise<RunMoney | null> {
  const { db, clock, prices, readers } = services;
  if (prices === null || readers === null || readers.generator.demonstration) return null;
  const [sum, history, budget, limit] = await Promise.all([
    sumModelCalls(db, scope),
    listTestWork(db, scope).then((without) => listSubmissionPrices(db, scope, { most: HISTORY, without })),
    findBudget(db, scope, clock.now()),
    limitOf({ db, defaultLimit: defaultLimitOf(services) }, scope),
  ]);
  return {
    currency: prices.currency,
    cost: sum.price,
    estimate: estimateRun(history, count),
    month: { spent: budget?.spent ?? 0, limit },
  };
}
