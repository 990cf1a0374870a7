import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { DepartureBook } from '../departures/departure-book.ts';
import { AppError } from '../errors.ts';
import type { Sealer } from '../secrets/sealer.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Tenancy } from '../tenancy.ts';
import { findBudgetLimit, reserveBudget, settleBudget } from './budget-repository.ts';
import { monthOf } from './budget.ts';
import type { EndedCall, PlannedCall } from './language-model.ts';
import { keepModelCall } from './model-call-repository.ts';
import { priceOf, type PriceTable, type Tariff } from './price-table.ts';

/**
 * Where money is kept (`defaultLimit` per course and month in micro-units, null for none), and the book of what leaves:
 * nothing is sent to a model that is not in both. What is kept of a prompt or an answer is sealed.
 */
export type Till = {
  db: Connection;
  clock: Clock;
  sealer: Sealer;
  prices: PriceTable | null;
  defaultLimit: number | null;
  book: DepartureBook;
  telemetry: Pick<Telemetry, 'modelCall'>;
};

/** Whose work is read, and from whose budget. */
export type Account = Tenancy & { assignmentId: string; submissionId: string };

/** What is set aside for a call, and in which month. */
export type Reservation = { callId: string; amount: number; month: string };

/** A call as the till knows it; asking twice under one id is asking once. */
export type TillCall = { callId: string; planned: PlannedCall; tariff: Tariff };

/** The limit that holds for a course: its own, or else the site's. */
export async function limitOf(till: Pick<Till, 'db' | 'defaultLimit'>, tenancy: Tenancy): Promise<number | null> {
  return (await findBudgetLimit(till.db, tenancy)) ?? till.defaultLimit;
}

/**
 * Sets the upper estimate of a call aside before it is sent, within `limit` (see `limitOf`); null where its price is not
 * known and nobody minds. Throws AppError `budget-reached` or `price-unknown` (503).
 */
export async function reserveCall(
  till: Till,
  account: Account,
  { call, limit }: { call: TillCall; limit: number | null },
): Promise<Reservation | null> {
  const { inputTokens, outputTokens, model } = call.planned;
  const amount = priceOf(till.prices, model, { inputTokens, cachedTokens: 0, outputTokens }, call.tariff);
  if (amount === null) {
    if (limit !== null) throw new AppError('price-unknown', { status: 503, details: { model } });
    return null;
  }
  const reservation = { callId: call.callId, amount, month: monthOf(till.clock.now()) };
  if (!(await reserveBudget(till.db, account, reservation, limit)))
    throw new AppError('budget-reached', { status: 503 });
  return reservation;
}

/** Notes a call before it is sent; `about` are the works it is about. A proposal's account is no work. */
export async function noteLeaving(
  { book }: Pick<Till, 'book'>,
  { platformId, courseId, assignmentId }: Account,
  { call, kind, body, about }: LeavingNote,
): Promise<void> {
  const { model, host, task } = call.planned;
  const submissionIds = about.filter((id) => !id.startsWith(PROPOSAL));
  const what = { _id: call.callId, assignmentId, submissionIds, kind, host, model, task };
  await book.leave({ platformId, courseId, ...what, body });
}

type LeavingNote = { call: TillCall; kind: 'model' | 'batch'; body: string; about: readonly string[] };

/** Begins the account of a rubric's proposal, where a submission's id would stand. */
export const PROPOSAL = 'rubric:';

/** Puts what a call cost in the place of what was set aside, and records the call. */
export async function settleCall(till: Till, account: Account, call: TillCall, settled: Settled): Promise<void> {
  const { reservation, ended, leftAt } = settled;
  const price = priceOf(till.prices, call.planned.model, ended.usage, call.tariff);
  if (reservation) await settleBudget(till.db, account, reservation, price ?? reservation.amount);
  const { platformId, courseId, assignmentId, submissionId } = account;
  const { model, host, task, promptVersion, promptHash } = call.planned;
  const currency = price === null ? null : (till.prices?.currency ?? null);
  const spent = { ...ended.usage, seconds: ended.milliseconds / 1000, price, currency };
  till.telemetry.modelCall({ model, task, outcome: ended.error ?? 'answered' }, spent);
  await keepModelCall(till.db, {
    ...{ _id: call.callId, platformId, courseId, assignmentId, submissionId },
    ...{ task, model, host, promptVersion, promptHash, ...ended.usage, price },
    currency,
    milliseconds: ended.milliseconds,
    error: ended.error,
    at: till.clock.now(),
  });
  await till.book.back(call.callId, { text: ended.answer, error: ended.error, ...(leftAt && { leftAt }) });
}

/** `leftAt`: when it was sent, where that was later than its note. */
type Settled = { reservation: Reservation | null; ended: EndedCall; leftAt?: Date };

/** Gives back what was set aside for a call that was never answered and cost nothing. */
export async function releaseCall(
  till: Pick<Till, 'db'>,
  account: Account,
  reserved: Reservation | null,
): Promise<void> {
  if (reserved) await settleBudget(till.db, account, reserved, 0);
}
