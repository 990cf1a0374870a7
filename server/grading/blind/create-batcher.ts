import { setTimeout as delay } from 'node:timers/promises';

/**
 * Lets requests that are made at about the same time share one call: the first under a key opens a batch, those that
 * come before it closes join it, and `send` of the first answers them all, in order. A batch closes when `wait` of the
 * first ends (2 s) or at `most` requests (8). A failed call fails each of them; one that is aborted leaves alone, and the call
 * itself is aborted when nobody waits for it any more. Lives in one process and remembers nothing between batches.
 */
export function createBatcher<Request, Answer>(options: BatcherOptions = {}): Batcher<Request, Answer> {
  const { most = 8 } = options;
  const open = new Map<string, Batch<Request, Answer>>();
  return (key, request, send, signal, wait = options.wait ?? briefly) => {
    const batch = open.get(key) ?? openBatch(open, key, wait, send);
    const place = batch.requests.push(request) - 1;
    if (batch.requests.length >= most) batch.close();
    return untilAborted(batch, place, signal);
  };
}

/** `wait` may stop when its signal tells that the batch is closed. */
export type BatcherOptions = { most?: number; wait?: (closed: AbortSignal) => Promise<unknown> };

export type Batcher<Request, Answer> = (
  key: string,
  request: Request,
  send: (requests: Request[], signal: AbortSignal) => Promise<Answer[]>,
  signal: AbortSignal,
  wait?: BatcherOptions['wait'],
) => Promise<Answer>;

const briefly = (closed: AbortSignal): Promise<undefined> => delay(WAIT_MS, undefined, { signal: closed });

/** Short beside a model call, long enough for works of a class that were read side by side. */
const WAIT_MS = 2_000;

type Batch<Request, Answer> = {
  requests: Request[];
  close: () => void;
  answers: Promise<Answer[]>;
  waiting: number;
  abort: AbortController;
};

function openBatch<Request, Answer>(
  open: Map<string, Batch<Request, Answer>>,
  key: string,
  wait: (closed: AbortSignal) => Promise<unknown>,
  send: Parameters<Batcher<Request, Answer>>[2],
): Batch<Request, Answer> {
  const full = Promise.withResolvers<undefined>();
  const closed = new AbortController();
  const requests: Request[] = [];
  const abort = new AbortController();
  const close = () => {
    if (open.get(key) === batch) open.delete(key);
    full.resolve(undefined);
    closed.abort();
  };
  const answers = Promise.race([full.promise, wait(closed.signal)]).then(() => {
    close();
    return send(requests, abort.signal);
  });
  const batch: Batch<Request, Answer> = { requests, close, answers, waiting: 0, abort };
  open.set(key, batch);
  return batch;
}

async function untilAborted<Request, Answer>(
  batch: Batch<Request, Answer>,
  place: number,
  signal: AbortSignal,
): Promise<Answer> {
  batch.waiting += 1;
  const aborted = Promise.withResolvers<never>();
  const leave = () => aborted.reject(signal.reason as Error);
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  try {
    const answers = await Promise.race([batch.answers, aborted.promise]);
    return answers[place] as Answer;
  } finally {
    signal.removeEventListener('abort', leave);
    batch.waiting -= 1;
    if (batch.waiting === 0) abandon(batch, signal.reason);
  }
}

/** Nobody waits any more: whatever still runs is stopped, and nobody can join. */
function abandon<Request, Answer>(batch: Batch<Request, Answer>, reason: unknown): void {
  batch.abort.abort(reason);
  batch.close();
}
