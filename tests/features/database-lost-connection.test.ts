import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../server/database/connect-database.ts';
import { isDatabaseAway } from '../../server/database/resend.ts';
import { openTestDatabase } from '../support/test-database.ts';

/** Every connection this test's database makes, as Node tells of it. */
const sockets: Socket[] = [];
const note = (message: unknown) => sockets.push((message as { socket: Socket }).socket);

let database: Database;
beforeAll(async () => {
  subscribe('net.client.socket', note);
  database = await openTestDatabase();
});
afterAll(async () => {
  unsubscribe('net.client.socket', note);
  await database.close();
});

test('an operation on a connection that died a moment ago ends: answered over another one, or as a database away', async () => {
  const things = database.connection.collection('things');
  await things.findOne({});
  for (const socket of sockets) socket.destroy();
  const ended = things.findOne({}).then(
    () => 'answered',
    (error: unknown) => (isDatabaseAway(error) ? 'away' : error),
  );
  expect(['answered', 'away']).toContain(await Promise.race([ended, sleep(5_000, 'never ended', { ref: false })]));
  await sleep(1_500); // the driver finds the engine again
  expect(await things.findOne({})).toBeNull();
});
