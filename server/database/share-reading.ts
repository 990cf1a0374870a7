import type { Connection } from 'mongoose';

/**
 * Reads once what many jobs need at about the same time: those that ask within `lifeMs` share a reading under one key,
 * if it began after `since`, the moment at which the job was asked for. So a job knows all that was stored before. Each
 * database has readings of its own; what is over is forgotten at the next one.
 */
export function createSharedReadings<T>(lifeMs: number): SharedReadings<T> {
  const ofDatabase = new WeakMap<Connection, Map<string, Reading<T>>>();
  return (db, { key, since, now }, read) => {
    const readings = ofDatabase.get(db) ?? new Map<string, Reading<T>>();
    ofDatabase.set(db, readings);
    const known = readings.get(key);
    if (known && known.began > since && performance.now() < known.until) return known.value;
    for (const [old, { until }] of readings) if (performance.now() >= until) readings.delete(old);
    const reading: Reading<T> = { began: now, until: performance.now() + lifeMs, value: read() };
    readings.set(key, reading);
    reading.value.catch(() => {
      if (readings.get(key) === reading) readings.delete(key);
    });
    return reading.value;
  };
}

export type SharedReadings<T> = (db: Connection, wanted: Wanted, read: () => Promise<T>) => Promise<T>;

/** `now` and `since` by the same clock. */
type Wanted = { key: string; since: Date; now: Date };

type Reading<T> = { began: Date; until: number; value: Promise<T> };
