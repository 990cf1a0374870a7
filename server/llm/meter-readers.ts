import { randomUUID } from 'node:crypto';
import type { CallMeter, LanguageModel, LeavingCall, OpenCall, PlannedCall } from './language-model.ts';
import type { PaidAnswers } from './paid-answer.ts';
import { paidAnswersOf } from './paid-answer-repository.ts';
import { limitOf, noteLeaving, reserveCall, settleCall, type Account, type Reservation, type Till } from './till.ts';

/**
 * The readers with somebody who pays and somebody who may forbid it: `mayRead` is asked before every single request and
 * throws to refuse it. Every request is then refused (`budget-reached`, `price-unknown`) or reserved at its upper
 * estimate before it is sent, settled at its price afterwards, and recorded either way. What was paid for this work
 * before is not asked again. A demonstration reader costs nothing; it too is asked for nothing that is forbidden.
 */
export function meterReaders<R extends Record<string, LanguageModel>>(
  readers: R,
  { till, account, mayRead }: Guard,
): R {
  const open: CallMeter['open'] = (planned, leaving) => openCall({ till, account, mayRead }, { planned, leaving });
  const answers = paidAnswersOf(till, account, account.submissionId);
  const metered = Object.entries(readers).map(([role, model]) => [
    role,
    withGuard({ ...model, payer: account.submissionId }, { mayRead, meter: { open }, answers }),
  ]);
  return Object.fromEntries(metered) as R;
}

type Guard = { till: Till; account: Account; mayRead: MayRead };

/** Throws where nothing of it may be sent (any more). */
export type MayRead = () => Promise<unknown>;

type Guarded = { mayRead: MayRead; meter: CallMeter; answers: PaidAnswers };

function withGuard(model: LanguageModel, { mayRead, ...till }: Guarded): LanguageModel {
  if (!model.demonstration) return { ...model, complete: (request) => model.complete({ ...request, ...till }) };
  const complete: LanguageModel['complete'] = async (request) => {
    await mayRead();
    return model.complete(request);
  };
  return { ...model, complete };
}

type Going = { planned: PlannedCall; leaving: LeavingCall };

/** Noted, then allowed and paid for, then sent: what is noted may not have left, but nothing leaves that is not noted. */
async function openCall({ till, account, mayRead }: Guard, { planned, leaving }: Going): Promise<OpenCall> {
  const call = { callId: randomUUID(), planned, tariff: 'live' as const };
  const { body, about = [account.submissionId] } = leaving;
  let reservation: Reservation | null = null;
  let leftAt = till.clock.now();
  await noteLeaving(till, account, { call, kind: 'model', body, about });
  return {
    permit: async () => {
      const [limit] = await Promise.all([limitOf(till, account), mayRead()]);
      reservation = await reserveCall(till, account, { call, limit });
      leftAt = till.clock.now();
    },
    close: (ended) => settleCall(till, account, call, { reservation, ended, leftAt }),
    withdraw: () => till.book.strike(call.callId),
  };
}
