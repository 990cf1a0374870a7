import { runNight } from '../bench/deadline/run-night.ts';

// The same as `npm run bench:deadline`, small: what it took is not looked at here.
test('when everybody hands in at once and worker and engine die, nothing is lost and everything is drafted', async () => {
  const night = await runNight({ students: 40, minutes: 0.08, seed: 7, callMs: 50, places: 8 });
  expect(night).toMatchObject({ lost: [], unanswered: 0, drafted: 40 });
  expect(night.kills.map((kill) => kill.split(' ', 1)[0]).toSorted()).toEqual(['engine', 'worker']);
}, 120_000);
