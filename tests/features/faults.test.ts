import { runFaultRound } from '../faults/fault-round.ts';

/** A handful of the rounds of `npm run test:faults`, side by side: most of a round is waiting for what was killed. */
test.concurrent.each([1, 2, 3, 4, 5])(
  'nothing is lost and no score contradicts another when tool and engine are killed (seed %d)',
  async (seed) => {
    const round = await runFaultRound(seed, 8);
    expect(round.losses).toEqual([]);
    expect(round.kills.length).toBeGreaterThan(0);
  },
  300_000,
);
