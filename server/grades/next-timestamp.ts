/**
 * The timestamp of the next score of a gradebook cell: now, in whole seconds, because Moodle compares no finer and
 * answers 409 to the same second. It rises strictly (AGS 2.0 §3.4.9) and is never in the future, because an LMS that
 * accepted a future one would refuse every honest score until then: if our clock is behind the last one, wait.
 */
export function nextTimestamp(
  now: Date,
  last: Date | null,
): { kind: 'send'; timestamp: Date } | { kind: 'wait'; until: Date } {
  const second = Math.floor(now.getTime() / SECOND_MS) * SECOND_MS;
  const earliest = last === null ? second : Math.floor(last.getTime() / SECOND_MS) * SECOND_MS + SECOND_MS;
  return second >= earliest
    ? { kind: 'send', timestamp: new Date(second) }
    : { kind: 'wait', until: new Date(earliest) };
}

const SECOND_MS = 1000;
