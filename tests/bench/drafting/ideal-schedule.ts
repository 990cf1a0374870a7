import type { SeenCall } from './slow-model.ts';

/**
 * How long a schedule without any overhead takes for the calls that were made: the same chains (each work's calls one
 * after the other, a shared call after all of its works have come to it) on the same places, in the order in which the
 * calls were made, each taking `callMs`. The first call with a prompt's shared part goes alone, as it did; the others
 * with that part begin when it has ended. A call that is ready never waits while a place is free. Milliseconds.
 */
export function idealSchedule(calls: readonly SeenCall[], places: number, callMs: number): number {
  const ordered = calls.toSorted((a, b) => a.start - b.start);
  const needs = ordered.map((call, at) => [...neededBy(ordered, at, call)]);
  const ends = ordered.map(() => Infinity);
  const waiting = new Set(ordered.keys());
  let now = 0;
  while (waiting.size > 0) {
    const busy = ends.filter((end) => end !== Infinity && end > now).length;
    const ready = [...waiting].filter((at) => needs[at]?.every((need) => (ends[need] ?? 0) <= now));
    for (const at of ready.slice(0, places - busy)) {
      ends[at] = now + callMs;
      waiting.delete(at);
    }
    if (waiting.size > 0) now = Math.min(...ends.filter((end) => end > now));
  }
  return Math.max(0, ...ends);
}

/** The calls that must have ended before: the last one of each of its works, and the first with its shared part. */
function* neededBy(ordered: readonly SeenCall[], at: number, { works, prefix }: SeenCall): Generator<number> {
  const before = ordered.slice(0, at);
  for (const work of works) {
    const last = before.findLastIndex((call) => call.works.includes(work));
    if (last >= 0) yield last;
  }
  const first = before.findIndex((call) => call.prefix === prefix);
  if (first >= 0) yield first;
}
