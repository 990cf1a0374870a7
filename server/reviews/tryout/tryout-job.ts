import type { Connection } from 'mongoose';
import type { JobKind } from '../../jobs/lease.ts';
import { tryoutModel } from './tryout-model.ts';
import type { Tryout } from './tryout.ts';

/** How the `try-out` job is leased. A teacher waits for it, so it is given up sooner than a draft. */
export function tryoutJobKind(db: Connection): JobKind<Tryout> {
  return {
    name: 'try-out',
    about: 'tryout',
    model: tryoutModel(db),
    where: {},
    leaseMs: 20_000,
    longestMs: 30 * 60_000,
    maxAttempts: 4,
    onClaim: {},
    onHandBack: {},
    onDead: {},
  };
}
