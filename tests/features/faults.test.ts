import { runFaultRound } from '../faults/fault-round.ts';

/** A handful of the rounds of `npm run test:faults`. */
test.each([1, 2, 3, 4, 5])(
  'nothing is lost and no score contradicts another when tool and engine are killed (seed %d)',
  async (seed) => {
    const round = await runFaultRound(seed, 8);
    expect(round.losses).toEqual([]);
    expect(round.kills.length).toBeGreaterThan(0);
  },
  180_000,
);
