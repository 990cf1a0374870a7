import { connectDatabase } from '../../server/database/connect-database.ts';
import { startDatabaseClock } from '../../server/database/database-clock.ts';
import { createLogger } from '../../server/logger.ts';
import { startFaultyProxy } from '../support/faulty-proxy.ts';
import { moveClock } from '../support/move-clock.ts';
import { hostOf } from '../support/host-of.ts';
import { openTestDatabase } from '../support/test-database.ts';

test('every process goes by the time of the database, the embedded engine too', async () => {
  const { uri, close } = await openTestDatabase();
  const proxy = await startFaultyProxy(hostOf(uri), { random: Math.random, answered: moveClock(() => 3_600) });
  const mongodbUri = `mongodb://127.0.0.1:${proxy.port}/x?directConnection=true&retryWrites=false`;
  const ahead = await connectDatabase({ mongodbUri, dataDir: '' }, createLogger('silent'));
  const clock = await startDatabaseClock(ahead.connection);
  expect(Math.round((clock.now().getTime() - Date.now()) / 60_000)).toBe(60);
  clock.stop();
  await ahead.close();
  proxy.stop();
  await close();
});
