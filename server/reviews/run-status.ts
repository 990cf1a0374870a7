import type { Assignment } from '../assignments/assignment.ts';
import { sumBatchCalls, type BatchSum } from '../llm/batch/batch-repository.ts';
import { findBudget } from '../llm/budget-repository.ts';
import { limitOf } from '../llm/till.ts';
import { listSubmissionPrices, sumModelCalls } from '../llm/model-call-repository.ts';
import type { ProviderPause } from '../llm/provider-pause.ts';
import { listPauses } from '../llm/provider-pause-repository.ts';
import type { Services } from '../services.ts';
import { findHeldBy, listDraftTimes, listTestWork } from './queue-repository.ts';
import { estimateRun, type RunEstimate } from './run-estimate.ts';
import { findRunPause } from './run-pause-repository.ts';
import type { RunPause } from './run-pause.ts';
import { defaultLimitOf } from './till-of.ts';
import { minutesLeft, PACE_DRAFTS, PACE_WINDOW_MS } from './time-left.ts';

/** Where the reading of a class stands, what it cost and will cost. Amounts in micro-units of `currency`. */
export type RunStatus = {
  pending: number;
  /** Null: nobody knows yet, or nothing is being read now. */
  minutesLeft: number | null;
  pause: RunPause | null;
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
  /** This assignment so far. */
  cost: number;
  /** Of the work that waits; null without enough history. */
  estimate: RunEstimate | null;
  /** The course's month. */
  month: { spent: number; limit: number | null };
};

type RunServices = Pick<Services, 'db' | 'clock' | 'config' | 'readers' | 'prices'>;

/** Reads it for one assignment; `pending` is how much of its work is with the readers. */
export async function readRunStatus(
  services: RunServices,
  assignment: Assignment,
  pending: number,
): Promise<RunStatus> {
  const { db, clock, readers } = services;
  const hosts = [readers?.generator.host, readers?.validator.host];
  const [pause, pauses, money, cheapRun, heldBy, minutes] = await Promise.all([
    findRunPause(db, assignment, assignment._id),
    listPauses(db, clock.now()),
    readMoney(services, assignment, pending),
    sumBatchCalls(db, assignment, assignment._id),
    pending === 0 ? null : findHeldBy(db, assignment, assignment._id, HELD_BY),
    readMinutes(services, assignment, pending),
  ]);
  const provider = pauses.find(({ _id }) => hosts.includes(_id)) ?? null;
  const held = HELD_BY.find((reason) => reason === heldBy) ?? null;
  const standing = pause !== null || provider !== null || held !== null || cheapRun !== null;
  return { pending, minutesLeft: standing ? null : minutes, pause, provider, heldBy: held, cheapRun, money };
}

async function readMinutes({ db, clock }: RunServices, assignment: Assignment, pending: number) {
  if (pending === 0) return null;
  const now = clock.now();
  const since = new Date(now.getTime() - PACE_WINDOW_MS);
  return minutesLeft(await listDraftTimes(db, assignment, assignment._id, { since, most: PACE_DRAFTS }), pending, now);
}

const HELD_BY = ['budget-reached', 'price-unknown'] as const;

/** Submissions whose prices the estimate rests on: a term's worth, and newer than any change of the prompts. */
const HISTORY = 200;

async function readMoney(services: RunServices, assignment: Assignment, count: number): Promise<RunMoney | null> {
  const { db, clock, prices, readers } = services;
  if (prices === null || readers === null || readers.generator.demonstration) return null;
  const [sum, history, budget, limit] = await Promise.all([
    sumModelCalls(db, assignment, assignment._id),
    listTestWork(db, assignment).then((without) => listSubmissionPrices(db, assignment, { most: HISTORY, without })),
    findBudget(db, assignment, clock.now()),
    limitOf({ db, defaultLimit: defaultLimitOf(services) }, assignment),
  ]);
  return {
    currency: prices.currency,
    cost: sum.price,
    estimate: estimateRun(history, count),
    month: { spent: budget?.spent ?? 0, limit },
  };
}
