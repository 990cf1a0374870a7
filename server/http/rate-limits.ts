import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateRule } from './rate-rules.ts';

/**
 * Counts what people do, in the database, so that all processes count together. `take` answers how many seconds somebody
 * must wait, or null. Counters are no reason to turn anybody away: when they cannot be reached or are slow, everything
 * passes. Whom they count is kept as a keyed hash, and for as long as the rule says.
 */
export function createRateLimits({ db, secret, logger, generosity }: LimitSettings): RateLimits {
  const limiters = new Map<string, RateLimiterMongo>();
  const limiterOf = (rule: RateRule) => {
    const limiter = limiters.get(rule.name) ?? createLimiter(db, { ...rule, most: Math.ceil(rule.most * generosity) });
    limiters.set(rule.name, limiter);
    return limiter;
  };
  const take: RateLimits['take'] = async (rule, who) => {
    if (generosity === 0) return null;
    const key = createHmac('sha256', secret).update(who).digest('base64url');
    const taken = limiterOf(rule)
      .consume(key)
      .then(() => null, secondsToWait);
    const slow = sleep(PATIENCE_MS, 'away' as const, { ref: false });
    const answer = await Promise.race([taken, slow]);
    if (answer === 'away') logger.warn({ rule: rule.name }, 'nothing is counted: the counters cannot be reached');
    return answer === 'away' ? null : answer;
  };
  return { take };
}

export type RateLimits = { take: (rule: RateRule, who: string) => Promise<number | null> };

type LimitSettings = {
  db: Connection;
  secret: string;
  logger: Logger;
  /** Multiplies what the rules allow; 0: nothing is limited. */
  generosity: number;
};

/** Longer than this nobody's page waits for a counter. */
const PATIENCE_MS = 500;

function createLimiter(db: Connection, { name, most, seconds }: RateRule): RateLimiterMongo {
  return new RateLimiterMongo({
    // A counter that a crash forgets is nobody's loss, and waiting for the journal would cost every request a flush.
    storeClient: db.getClient().db(db.name, { writeConcern: { w: 1, journal: false } }),
    tableName: RATE_LIMITS,
    disableIndexesCreation: true, // indexes come from migrations
    keyPrefix: name,
    points: most,
    duration: seconds,
    inMemoryBlockOnConsumed: most, // whoever is over it costs the database nothing more
  });
}

const RATE_LIMITS = 'rateLimits';

/** Deletes counters that have run out: the embedded engine never does. */
export async function sweepRateLimits(db: Connection, now: Date): Promise<void> {
  await db.collection(RATE_LIMITS).deleteMany({ expire: { $lte: now } });
}

function secondsToWait(refused: unknown): number | 'away' {
  return refused instanceof RateLimiterRes ? Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)) : 'away';
}
