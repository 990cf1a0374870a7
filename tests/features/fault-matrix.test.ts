import { mixedCell } from '../faults/matrix/mixed-cells.ts';
import { openTestDatabase } from '../support/test-database.ts';

// A little of `npm run test:faults -- --matrix`, on one installation.
test('nothing is lost while database, LMS, model and jobs misbehave in turn', async () => {
  const database = await openTestDatabase();
  expect(await mixedCell(database).run(1)).toMatchObject({ losses: [] });
  await database.close();
}, 240_000);
