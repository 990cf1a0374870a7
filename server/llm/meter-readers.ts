import { randomUUID } from 'node:crypto';
import type { CallMeter, LanguageModel, OpenCall, PlannedCall } from './language-model.ts';
import type { PaidAnswers } from './paid-answer.ts';
import { paidAnswersOf } from './paid-answer-repository.ts';
import { reserveCall, settleCall, type Account, type Till } from './till.ts';

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

function withTill(model: LanguageModel, till: { meter: CallMeter; answers: PaidAnswers }): LanguageModel {
  if (model.demonstration) return model;
  return { ...model, complete: (request) => model.complete({ ...request, ...till }) };
}

async function openCall(till: Till, account: Account, planned: PlannedCall): Promise<OpenCall> {
  const call = { callId: randomUUID(), planned, tariff: 'live' as const };
  const reservation = await reserveCall(till, account, call);
  return { close: (ended) => settleCall(till, account, call, { reservation, ended }) };
}
