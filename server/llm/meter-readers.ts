import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Tenancy } from '../tenancy.ts';
import { findBudgetLimit, reserveBudget, settleBudget } from './budget-repository.ts';
import { monthOf } from './budget.ts';
import type { CallMeter, EndedCall, LanguageModel, OpenCall, PlannedCall } from './language-model.ts';
import { keepModelCall } from './model-call-repository.ts';
import type { PaidAnswers } from './paid-answer.ts';
import { paidAnswersOf } from './paid-answer-repository.ts';
import { priceOf, type PriceTable } from './price-table.ts';

/**
 * The readers with somebody who pays: every request is refused (`budget-reached`, `price-unknown`) or reserved at its
 * upper estimate before it is sent, settled at its price afterwards, and recorded either way. What was paid for this
 * work before is not asked again. A demonstration reader costs nothing and passes unchanged.
 */
export function meterReaders<R extends Record<string, LanguageModel>>(readers: R, till: Till, account: Account): R {
  const meter: CallMeter = { open: (planned) => openCall(till, account, planned) };
  const answers = paidAnswersOf(till.db, account, account.submissionId, () => till.clock.now());
  const metered = Object.entries(readers).map(([role, model]) => [role, withTill(model, { meter, answers })]);
  return Object.fromEntries(metered) as R;
}

/** Where money is kept: `defaultLimit` per course and month in micro-units, null for none. */
export type Till = { db: Connection; clock: Clock; prices: PriceTable | null; defaultLimit: number | null };

/** Whose work is read, and from whose budget. */
export type Account = Tenancy & { assignmentId: string; submissionId: string };

/** The limit that holds for a course: its own, or else the site's. */
export async function limitOf(till: Pick<Till, 'db' | 'defaultLimit'>, tenancy: Tenancy): Promise<number | null> {
  return (await findBudgetLimit(till.db, tenancy)) ?? till.defaultLimit;
}

function withTill(model: LanguageModel, till: { meter: CallMeter; answers: PaidAnswers }): LanguageModel {
  if (model.demonstration) return model;
  return { ...model, complete: (request) => model.complete({ ...request, ...till }) };
}

async function openCall(till: Till, account: Account, planned: PlannedCall): Promise<OpenCall> {
  const callId = randomUUID();
  const month = monthOf(till.clock.now());
  const { inputTokens, outputTokens, model } = planned;
  const amount = priceOf(till.prices, model, { inputTokens, cachedTokens: 0, outputTokens });
  const limit = await limitOf(till, account);
  if (amount === null) {
    if (limit !== null) throw new AppError('price-unknown', { status: 503, details: { model } });
    return { close: (ended) => record(till, account, { callId, planned, ended }) };
  }
  const reservation = { callId, amount, month };
  if (!(await reserveBudget(till.db, account, reservation, limit)))
    throw new AppError('budget-reached', { status: 503 });
  const close = async (ended: EndedCall): Promise<void> => {
    await settleBudget(till.db, account, reservation, priceOf(till.prices, model, ended.usage) ?? amount);
    await record(till, account, { callId, planned, ended });
  };
  return { close };
}

type Done = { callId: string; planned: PlannedCall; ended: EndedCall };

async function record(till: Till, account: Account, { callId, planned, ended }: Done): Promise<void> {
  const { platformId, courseId, assignmentId, submissionId } = account;
  const { model, host, task, promptVersion, promptHash } = planned;
  const price = priceOf(till.prices, model, ended.usage);
  await keepModelCall(till.db, {
    ...{ _id: callId, platformId, courseId, assignmentId, submissionId },
    ...{ task, model, host, promptVersion, promptHash, ...ended.usage, price },
    currency: price === null ? null : (till.prices?.currency ?? null),
    milliseconds: ended.milliseconds,
    error: ended.error,
    at: till.clock.now(),
  });
}
