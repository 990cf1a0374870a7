import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { sendRaw } from './send-raw.ts';

const ANSWER = 'HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

it('an answer on a connection that is reset at once is read', async () => {
  const refusing = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write(ANSWER, () => socket.resetAndDestroy()));
  });
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
  const { port } = refusing.address() as AddressInfo;
  const bytes = Buffer.from(`POST / HTTP/1.1\r\nContent-Length: 40000\r\n\r\n${'x'.repeat(40_000)}`);
  const statuses = new Set<number | null>();
  for (let sent = 0; sent < 300; sent += 1) {
    statuses.add((await sendRaw(port, { label: 'refused', bytes, aborts: false })).status);
  }
  refusing.close();
  expect([...statuses]).toEqual([401]);
});
