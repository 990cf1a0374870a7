import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createApp } from '../../server/app.ts';
import type { Clock } from '../../server/clock.ts';
import type { Logger } from 'pino';
import { readConfig } from '../../server/config.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { createLogger } from '../../server/logger.ts';
import { loadRubricLibrary } from '../../server/rubrics/load-rubric-library.ts';
import { createServices, type Services } from '../../server/services.ts';

export type LtiTool = { url: string; services: Services; close: () => Promise<void> };

/** The whole tool on a free port of localhost: to the demo LMS on 127.0.0.1, another site. */
export async function startLtiTool(database: Database, options: ToolOptions = {}): Promise<LtiTool> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const config = readConfig({
    PUBLIC_URL: url,
    ALLOW_PRIVATE_ADDRESSES: String(options.allowPrivateAddresses ?? true),
    RATE_LIMITS: '0', // a test walks faster than people
  });
  const { services } = createServices({
    config,
    secret: 'a secret for tests only, 32 characters',
    rubrics: await loadRubricLibrary(resolve('rubrics')),
    db: database.connection,
    logger: options.logger ?? createLogger('silent'),
    clock: options.clock ?? { now: () => new Date() }, // this tool's own: some tests move it
  });
  server.on('request', createApp(services));
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await services.extraction.close();
  };
  return { url, services, close };
}

type ToolOptions = { allowPrivateAddresses?: boolean; clock?: Clock; logger?: Logger };
