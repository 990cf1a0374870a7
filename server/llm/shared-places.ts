import { randomUUID } from 'node:crypto';
import type { CallerStore } from './caller-store.ts';
import { createPlaces, type ConcurrencyLimit, type Places } from './concurrency-limit.ts';
import { dividePlaces, type Caller, type Division } from './divide-places.ts';

/**
 * A provider's places, divided among the processes that want to call it at this moment, on whichever host: each says
 * every second, and sooner where others wait for it, what it uses and could use, and holds its fair share for five
 * seconds. One that joins gets its share within two seconds, one that died frees its own after five, and one that has
 * nothing to ask holds nothing. A process that cannot reach the database starts no further calls once its share ran out.
 */
export function createSharedPlaces(callers: CallerStore, terms: PlaceTerms): SharedPlaces {
  const held = { places: 0, share: 0, until: 0 };
  const places = createPlaces(() => (performance.now() < held.until ? held.places : 0));
  const state: State = {
    ...{ id: randomUUID(), callers, terms, held, places },
    beating: false,
    alone: true,
    timer: undefined,
    due: 0,
  };
  const limit: ConcurrencyLimit = async (call, signal) => {
    const done = places.limit(call, signal);
    if (places.count().waiting > 0) beatWithin(state, SOON_MS);
    try {
      return await done;
    } finally {
      if (!state.alone && wantsOf(state) < held.places) beatWithin(state, SPARE_MS);
    }
  };
  return { limit, share: () => held.share };
}

export type SharedPlaces = {
  limit: ConcurrencyLimit;
  /** This process' part of everything that is held, 0 to 1. */
  share: () => number;
};

/** `most`: places of the site; null: no limit but `own`, which holds for each process. */
export type PlaceTerms = { endpoint: string; most: number | null; own: number };

type State = {
  id: string;
  callers: CallerStore;
  terms: PlaceTerms;
  /** `until` by this process' own steady clock: a lease counts from before it was asked for. */
  held: { places: number; share: number; until: number };
  places: Places;
  beating: boolean;
  /** Nobody else calls this provider now. */
  alone: boolean;
  timer: NodeJS.Timeout | undefined;
  due: number;
};

const BEAT_MS = 1_000;
const LEASE_MS = 5_000;
/** We stop using a lease a little before others may. */
const MARGIN_MS = 500;
/** While others hold what we could use. */
const STARVED_MS = 200;
/** Others may use what we do not; not at once, for a work's next call follows its last one closely. */
const SPARE_MS = 100;
/** Calls that come together ask together. */
const SOON_MS = 5;
/** Where there are fewer places than processes, others come first after so long. */
const TURN_MS = 20_000;

function beatWithin(state: State, ms: number): void {
  const due = performance.now() + ms;
  if (state.beating || (state.timer && state.due <= due)) return;
  clearTimeout(state.timer);
  state.due = due;
  state.timer = setTimeout(() => void beat(state), ms).unref();
}

async function beat(state: State): Promise<void> {
  state.timer = undefined;
  state.beating = true;
  const next = await renewOrLeave(state).catch(() => BEAT_MS); // the database is away: the lease runs out by itself
  state.beating = false;
  state.places.look();
  const { waiting } = state.places.count();
  if (next !== null || waiting > 0) beatWithin(state, next ?? SOON_MS);
}

/** Milliseconds to the next beat; null when there is nothing to ask. */
async function renewOrLeave(state: State): Promise<number | null> {
  const { id, callers, terms, held } = state;
  if (wantsOf(state) === 0) {
    held.places = 0;
    await callers.leave(terms.endpoint, id);
    return null;
  }
  const asked = performance.now();
  let fair = 0;
  const choose = (known: Caller[], now: Date): Caller => {
    const chosen = choosePlaces(state, known, now);
    fair = chosen.fair;
    return { id, wants: chosen.wants, held: chosen.held };
  };
  const live = await callers.renew(terms.endpoint, choose, LEASE_MS);
  const places = live.find((caller) => caller.id === id)?.held ?? 0;
  const total = live.reduce((sum, caller) => sum + caller.held, 0);
  Object.assign(held, { places, share: total > 0 ? places / total : 0, until: asked + LEASE_MS - MARGIN_MS });
  state.alone = live.length < 2;
  return places < fair || (!state.alone && places < wantsOf(state)) ? STARVED_MS : BEAT_MS;
}

function choosePlaces({ id, terms, held, places }: State, known: Caller[], now: Date): Division & { wants: number } {
  const others = known.filter((caller) => caller.id !== id);
  const { running, waiting } = places.count();
  const wants = running + waiting;
  const most = terms.most ?? terms.own * (others.length + 1);
  const turn = Math.floor(now.getTime() / TURN_MS);
  const division = dividePlaces({ id, wants, running }, others, { most, turn });
  const mine = Math.max(running, Math.min(division.held, terms.own));
  // What is given back is not used from before others can see it.
  held.places = Math.min(held.places, mine);
  return { wants, fair: Math.min(division.fair, terms.own), held: mine };
}

function wantsOf({ places }: State): number {
  const { running, waiting } = places.count();
  return running + waiting;
}
