import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/**
 * What the work under way belongs to: every log line carries it. Ids of ours alone, never a name, an LMS's own id or
 * anything a person wrote.
 */
export type Trace = {
  /** Of the web request; a job carries the id of the request that asked for it. */
  request?: string;
  job?: string;
  submission?: string;
  cell?: string;
  tryout?: string;
  assignment?: string;
  course?: string;
  platform?: string;
  /** How the job ended, where it says so itself: see `lease.ts`. */
  ended?: 'put-off' | 'waiting' | 'dead' | 'lost';
};

/** Runs `work` with these ids added to those it already has. */
export function traced<T>(ids: Trace, work: () => T): T {
  return store.run({ ...currentTrace(), ...ids }, work);
}

export function currentTrace(): Trace {
  return store.getStore() ?? {};
}

/** Adds ids for the rest of what is under way: where a request learns late what it is about. */
export function noteTrace(ids: Trace): void {
  const trace = store.getStore();
  if (trace) Object.assign(trace, ids);
}

/** A proxy's own request id where it looks like one, else a new one: it goes into every log as it stands. */
export function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID();
}

/** UUIDs, hexadecimal and base64url ids, trace ids: nothing that could hold a sentence or an address. */
const SANE_ID = /^[\w-]{8,64}$/;

const store = new AsyncLocalStorage<Trace>();
