import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cell, Outcome } from './cell.ts';
import { onRig } from './class-cell.ts';
import { again } from './disturbances.ts';
import { fakeTime, NO_FAKE_TIME, type FakeTime } from './fake-time.ts';
import type { Rig, RigOptions } from './rig.ts';
import { walkClass, type Walk } from './walk-class.ts';

const HOUR = 3_600;
const MINUTE = 60;

/** The wall clock of one process goes an hour ahead, an hour back, and right again, and stays where it went last. */
function jumping(who: 'web' | 'worker'): Cell {
  return clockCell(`${who}-jumps`, ({ env, jumpTo }) => ({
    options: { [who]: { env } },
    walk: (rig) =>
      walkClass(
        rig,
        again(() => jumpTo([HOUR, -HOUR, 0][Math.floor(rig.random() * 3)] ?? 0), 1_500),
      ),
  }));
}

/**
 * The LMS goes away when the teacher approves, and is back an hour later by the database's clock, which all of the tool
 * goes by (`server/database/database-clock.ts`): so the real pauses between tries run for the whole hour.
 */
async function lmsHour(seed: number): Promise<Outcome> {
  let ahead = 0;
  const later = async ({ database }: Rig): Promise<void> => {
    ahead += STEP;
    database.setAhead(ahead);
    await sleep(CLOCK_SEEN_MS);
  };
  const approving: Walk['approving'] = async (rig, approve) => {
    rig.lmsLine.set({ kind: 'cut' });
    await approve();
    while (ahead < HOUR) await later(rig);
    rig.lmsLine.set(null);
    await later(rig);
  };
  const now = () => new Date(Date.now() + ahead * 1_000);
  return onRig(seed, { answers: 3, now }, (rig) => walkClass(rig, () => Promise.resolve(), { approving }));
}

/** As long as the longest pause between two tries of a score. */
const STEP = 6 * MINUTE;
/** Processes look at the database's clock every ten seconds. */
const CLOCK_SEEN_MS = 12_000;

type Made = { options: RigOptions; walk: Parameters<typeof onRig>[2] };

function clockCell(name: string, make: (time: FakeTime) => Made): Cell {
  const run = async (seed: number): Promise<Outcome> => {
    const folder = await mkdtemp(join(tmpdir(), 'sr-time-'));
    try {
      const time = await fakeTime(join(folder, 'offset'));
      if (time === null) return { notRun: NO_FAKE_TIME };
      const { options, walk } = make(time);
      return await onRig(seed, options, walk);
    } finally {
      await rm(folder, { recursive: true });
    }
  };
  return { kind: 'clock', name, run };
}

export const clockCells: readonly Cell[] = [
  jumping('web'),
  jumping('worker'),
  { kind: 'lms', name: 'an-hour-away', run: lmsHour },
];
