import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { Database } from '../../server/database/connect-database.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import { createLogger } from '../../server/logger.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import { loadRubricLibrary } from '../../server/rubrics/load-rubric-library.ts';
import { createServices, type Services } from '../../server/services.ts';
import { startWork } from '../../server/work.ts';
import { startDemoCourse } from './demo-course.ts';
import { startStrippingProxy, type StrippingProxy } from './stripping-proxy.ts';
import { openTestDatabase } from './test-database.ts';

/** The whole product and an LMS that knows it: two sites to a browser, as in real life. */
export type Site = {
  toolUrl: string;
  lms: ServedLms;
  services: Services;
  /** Where `proxied`: stands before the tool and may take cookies from frames. */
  proxy: StrippingProxy | null;
  close: () => Promise<void>;
};

/** Starts tool (web and worker) and demo LMS in this process, registered with each other; settings as in the README. */
export async function openSite(
  settings: NodeJS.ProcessEnv,
  { proxied = false, logger = createLogger('silent') }: { proxied?: boolean; logger?: Logger } = {},
): Promise<Site> {
  const database = await openTestDatabase();
  const lms = await startDemoCourse(database);
  const proxy = proxied ? await startStrippingProxy() : null;
  const tool = await startTool(database, { ...settings, ...(proxy && { PUBLIC_URL: proxy.url }) }, logger);
  proxy?.forwardTo(tool.address);
  await lms.lms.registerTool(await createRegistrationLink(tool.services, { by: 'test' }));
  const close = async (): Promise<void> => {
    await tool.close();
    await proxy?.close();
    await lms.close();
    await lms.lms.drop();
    await database.close();
  };
  return { toolUrl: tool.services.config.publicUrl, lms, services: tool.services, proxy, close };
}

async function startTool(database: Database, settings: NodeJS.ProcessEnv, logger: Logger) {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { services, bell } = createServices({
    config: readConfig({ PUBLIC_URL: url, ALLOW_PRIVATE_ADDRESSES: 'true', ...settings }),
    secret: 'a secret for tests only, 32 characters',
    rubrics: await loadRubricLibrary(resolve('rubrics')),
    db: database.connection,
    logger,
  });
  server.on('request', createApp(services));
  const work = startWork(services, bell);
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await work.stop(5_000);
    await services.extraction.close();
  };
  return { address: url, services, close };
}
