import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultyProxy, NetworkFault } from '../../support/faulty-proxy.ts';
import type { Rig } from './rig.ts';
import type { Disturb } from './walk-class.ts';

/** The fault comes and goes, each time for as long as the seed says: long enough to be met, short enough to be outlived. */
export function pulses(set: (rig: Rig, on: boolean) => unknown, most: Lengths = PULSES): Disturb {
  return async (rig, over) => {
    while (!over.aborted) {
      await set(rig, true);
      await pause(rig.random() * most.onMs, over);
      await set(rig, false);
      await pause(rig.random() * most.offMs, over);
    }
  };
}

type Lengths = { onMs: number; offMs: number };
const PULSES: Lengths = { onMs: 3_000, offMs: 2_000 };

/** Something is done again and again, `most` times at most, to whatever is there at that moment. */
export function again(act: (rig: Rig) => Promise<unknown>, everyMs: number, most = Infinity): Disturb {
  return async (rig, over) => {
    for (let times = 0; times < most && !over.aborted; times++) {
      await act(rig);
      await pause(everyMs * (0.5 + rig.random()), over);
    }
  };
}

export type Line = (rig: Rig) => FaultyProxy;

/** A line that is cut or silent is so by turns; one that is slow or tears answers is so all the time. */
export function onLine(line: Line, fault: NetworkFault): Disturb {
  if (fault.kind === 'cut' || fault.kind === 'silent') return pulses((rig, on) => line(rig).set(on ? fault : null));
  return async (rig, over) => {
    line(rig).set(fault);
    await aborted(over);
    line(rig).set(null);
  };
}

/** One after the other, each for a short while, in an order that the seed chooses. */
export function inTurn(disturbances: readonly Disturb[], eachMs: number): Disturb {
  return async (rig, over) => {
    for (const disturb of disturbances.toSorted(() => rig.random() - 0.5)) {
      if (over.aborted) return;
      await disturb(rig, AbortSignal.any([over, AbortSignal.timeout(eachMs)]));
    }
  };
}

async function pause(ms: number, over: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: over }).catch(() => undefined);
}

async function aborted(over: AbortSignal): Promise<void> {
  if (!over.aborted) await new Promise((resolve) => over.addEventListener('abort', resolve, { once: true }));
}
