import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDemoLms, type DemoLms, type DemoLmsOptions } from './create-demo-lms.ts';

/**
 * Starts the demo LMS on 127.0.0.1: to a browser another site than the tool's localhost. Port 0 takes a free one. Throws
 * the server's own error (`EADDRINUSE`) when the port is taken.
 */
export async function serveDemoLms(options: Omit<DemoLmsOptions, 'publicUrl'> & { port: number }): Promise<ServedLms> {
  const server = createServer();
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  try {
    const lms = await createDemoLms({ ...options, publicUrl: `http://127.0.0.1:${port}` });
    server.on('request', lms.app);
    return { lms, url: lms.publicUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}

export type ServedLms = { lms: DemoLms; url: string; close: () => Promise<void> };
