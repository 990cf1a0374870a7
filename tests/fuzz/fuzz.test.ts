import { runFuzz } from './run-fuzz.ts';

it('fifty hostile requests to every route end nothing, show nothing and leave nothing', async () => {
  const report = await runFuzz({ perRoute: 50, seed: 4 });
  expect(report.faults).toEqual([]);
  expect(report.requests).toBeGreaterThan(2000);
});
