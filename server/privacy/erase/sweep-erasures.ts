import { DATA_MAP } from '../data-map.ts';
import { countOf, ownFilter, removeAll } from './erase-repository.ts';
import { endWatch, listCutShort, listWatched } from './erasure-repository.ts';
import type { Erasure, Watch } from './erasure.ts';
import type { EraseServices } from './erasing.ts';
import { runErasure } from './run-erasure.ts';
import { settleOpenCalls, unlinkModelCalls } from './work-traces-repository.ts';

/**
 * Goes on with erasures that were cut short; and for a day after each one deletes again what somebody who had it in
 * their hands wrote late: a worker that was asleep, a request that was under way.
 */
export async function sweepErasures(services: EraseServices): Promise<void> {
  const { db, clock } = services;
  const now = clock.now();
  for (const cut of await listCutShort(db, new Date(now.getTime() - CUT_SHORT_MS))) await runErasure(services, cut);
  for (const over of await listWatched(db)) {
    await removeLate(services, over);
    if (over.watch.until !== null && over.watch.until <= now) await endWatch(db, over._id);
  }
}

/** No step takes as long. */
const CUT_SHORT_MS = 5 * 60_000;

async function removeLate({ db, logger }: EraseServices, { _id, watch }: Erasure & { watch: Watch }): Promise<void> {
  const { personId, workIds, fileIds } = watch;
  const subject = { platformId: '', personId, sub: null, workIds, fileIds };
  await settleOpenCalls(db, workIds);
  await unlinkModelCalls(db, workIds);
  for (const { collection, own } of DATA_MAP) {
    const filter = own ? ownFilter(own, subject) : null;
    const late = filter === null ? 0 : await countOf(db, collection, filter);
    if (filter === null || late === 0) continue;
    await removeAll(db, collection, filter);
    logger.warn({ erasure: _id, collection, late }, 'written after an erasure, and erased again');
  }
}
