import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { resend } from '../database/resend.ts';
import { pauseMs, type PauseCause, type PauseStore, type ProviderPause } from './provider-pause.ts';
import { providerPauseModel } from './provider-pause-model.ts';

/** Pauses of providers, site-wide: they belong to no course, and hold no data of one. */
export function createPauseStore(db: Connection, clock: Clock): PauseStore {
  return {
    find: (endpoint) => findPause(db, endpoint),
    open: (endpoint, cause) => openPause(db, endpoint, cause, clock.now()),
    end: async (endpoint) => {
      await resend(() => providerPauseModel(db).deleteOne({ _id: endpoint, until: { $lte: clock.now() } }));
    },
  };
}

/** Pauses that hold at this moment. */
export async function listPauses(db: Connection, now: Date): Promise<ProviderPause[]> {
  return providerPauseModel(db)
    .find({ until: { $gt: now } })
    .sort({ _id: 1 })
    .lean<ProviderPause[]>();
}

async function findPause(db: Connection, endpoint: string): Promise<ProviderPause | null> {
  return providerPauseModel(db).findById(endpoint).lean<ProviderPause>();
}

/** One conditional write: of several failing calls, one starts the pause, and the others find it there. */
async function openPause(db: Connection, endpoint: string, cause: PauseCause, now: Date): Promise<ProviderPause> {
  const before = await findPause(db, endpoint);
  const strikes = (before?.strikes ?? 0) + 1;
  const until = new Date(now.getTime() + pauseMs(strikes, cause.afterMs));
  const start = () =>
    providerPauseModel(db).updateOne(
      { _id: endpoint, until: { $lte: now } },
      { $set: { until, strikes, reason: cause.reason } },
      { upsert: true },
    );
  await resend(() => start().catch(isOpenAlready));
  return (await findPause(db, endpoint)) ?? { _id: endpoint, until, strikes, reason: cause.reason };
}

/** The upsert met a pause that still runs. */
function isOpenAlready(error: unknown): void {
  if ((error as { code?: unknown }).code !== 11_000) throw error;
}
