/** A provider that fails is left alone for a while by every process; pages and the admin's tools show until when. */
export type ProviderPause = {
  /** The provider's host. */
  _id: string;
  until: Date;
  /** `limited`: it said that we ask too much. `failing`: it did not answer, or with errors. */
  reason: 'limited' | 'failing';
  /** Pauses in a row without a good answer in between. */
  strikes: number;
};

/** Where pauses are kept, so that other processes and the pages see them. */
export type PauseStore = {
  find: (endpoint: string) => Promise<ProviderPause | null>;
  /** Starts a pause unless one is running; returns the one that holds now. */
  open: (endpoint: string, cause: PauseCause) => Promise<ProviderPause>;
  /** Forgets a pause that is over, after a good answer. */
  end: (endpoint: string) => Promise<void>;
};

/** `afterMs`: how long the server asked us to wait. */
export type PauseCause = { reason: ProviderPause['reason']; afterMs: number | null };

/**
 * How long the next pause lasts: doubling with each strike, at least as long as the server asked, never longer than an
 * hour, and longer by up to a quarter at random, so that processes do not come back together.
 */
export function pauseMs(strikes: number, afterMs: number | null, random: () => number = Math.random): number {
  const backoff = Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, strikes - 1), LONGEST_BACKOFF_MS);
  return Math.min(Math.round(Math.max(backoff, afterMs ?? 0) * (1 + random() / 4)), LONGEST_PAUSE_MS);
}

const FIRST_PAUSE_MS = 10_000;
const LONGEST_BACKOFF_MS = 10 * 60_000;

/** A server that asks for days is asked again after an hour: it costs one request. */
const LONGEST_PAUSE_MS = 60 * 60_000;
