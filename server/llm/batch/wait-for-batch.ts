import { AppError } from '../../errors.ts';
import type { LanguageModel, ModelRequest } from '../language-model.ts';
import { limitOf, reserveCall, type Account, type Till } from '../till.ts';
import type { BatchCall } from './batch-call.ts';
import { sealBody } from './batch-body.ts';
import type { BatchDoor } from './batch-door.ts';
import { findBatchCall, keepBatchCall } from './batch-repository.ts';

/**
 * The generator for work whose draft may wait until `deadline`: the first call for a draft is collected for a batch and
 * throws `batch-waiting`, until its answer is there or will not come; then it goes on as ever, with the answer found
 * among those paid for. Money is set aside when the call is collected. All other calls are made at once.
 */
export function waitForBatch(model: LanguageModel, deadline: Date, till: Till, account: Account): LanguageModel {
  const { batch } = model;
  if (!batch) return model;
  return {
    ...model,
    complete: async (request) => {
      if (request.task === 'draft') await waitForAnswer(batch, deadline, { till, account, request });
      return model.complete(request);
    },
  };
}

type Asked = { till: Till; account: Account; request: ModelRequest<unknown> };

async function waitForAnswer(batch: BatchDoor, deadline: Date, { till, account, request }: Asked): Promise<void> {
  const { key, body, planned } = batch.lineOf(request);
  const now = till.clock.now();
  const waited = decideWait(await findBatchCall(till.db, account, key), deadline, now);
  if (waited.kind === 'live') return;
  if (waited.kind === 'collect') {
    const reservation = await reserveCall(till, account, {
      call: { callId: key, planned, tariff: 'batch' },
      limit: await limitOf(till, account),
    });
    const { platformId, courseId, assignmentId, submissionId } = account;
    const whose = { platformId, courseId, assignmentId, submissionId };
    const collected = { state: 'collected' as const, runId: null, deadline, at: now };
    await keepBatchCall(till.db, {
      _id: key,
      ...whose,
      planned,
      body: sealBody(till, key, body),
      reservation,
      ...collected,
    });
  }
  throw waiting(waited.until, now);
}

/** What becomes of a call that may wait; `call` is what is known of it. */
export function decideWait(call: Pick<BatchCall, 'state' | 'deadline'> | null, deadline: Date, now: Date): Wait {
  if (!call)
    return deadline.getTime() - now.getTime() < SHORTEST_WAIT_MS
      ? { kind: 'live' }
      : { kind: 'collect', until: deadline };
  const over = call.state === 'answered' || call.state === 'failed' || call.deadline <= now;
  return over ? { kind: 'live' } : { kind: 'wait', until: call.deadline };
}

export type Wait = { kind: 'live' } | { kind: 'collect' | 'wait'; until: Date };

/** A provider hardly ends a batch sooner; with less time left the work is read at once. */
const SHORTEST_WAIT_MS = 60 * 60_000;

function waiting(until: Date, now: Date): AppError {
  const afterMs = Math.max(1, until.getTime() - now.getTime());
  return new AppError('batch-waiting', { status: 503, details: { afterMs } });
}
