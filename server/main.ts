import { createServer, type Server } from 'node:http';
import { createApp } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { AppError } from './errors.ts';
import { createLogger } from './logger.ts';
import { warnOfMisspelt } from './warn-of-misspelt.ts';
import { serveMetrics } from './telemetry/serve-metrics.ts';
import { startHeartbeat } from './admin/processes/start-heartbeat.ts';
import { watchSite } from './admin/watch-site.ts';
import { openServices } from './services.ts';
import { CONNECTION_LIMITS, limitConnections } from './http/connection-limits.ts';
import { sayFailure } from './http/say-failure.ts';
import { watchLoad } from './http/watch-load.ts';
import { startWork } from './work.ts';

// Running jobs get this long to finish before they are cut and handed back.
const STOP_GRACE_MS = 8_000;

// Start: config → database → services → web and worker → graceful stop.
try {
  const config = readConfig();
  const logger = createLogger(config.logLevel);
  warnOfMisspelt(logger);
  const { services, bell, close } = await openServices(config, logger);
  watchSite(services);
  await serveMetrics(services.telemetry, config.metrics);
  const load = watchLoad();
  const server = await listen(limitConnections(createServer(CONNECTION_LIMITS, createApp(services, load))), config);
  const work = config.worker ? startWork(services, bell) : null;
  const heartbeat = await startHeartbeat(services, config.worker ? 'both' : 'web', load);
  logger.info({ url: config.publicUrl, worker: config.worker }, 'Second Reader is ready');

  const stop = async (signal: string): Promise<void> => {
    logger.info({ signal }, 'stopping');
    server.close();
    server.closeIdleConnections();
    await work?.stop(STOP_GRACE_MS);
    server.closeAllConnections();
    await heartbeat.stop();
    await close();
    process.exit(0);
  };
  process.once('SIGTERM', (signal) => void stop(signal));
  process.once('SIGINT', (signal) => void stop(signal));
} catch (error) {
  process.stderr.write(`${sayFailure(error)}\n`);
  process.exit(1);
}

async function listen(server: Server, config: Config): Promise<Server> {
  const { promise, resolve, reject } = Promise.withResolvers<Server>();
  server.once('error', (error: NodeJS.ErrnoException) => {
    const busy = error.code === 'EADDRINUSE';
    reject(busy ? new AppError('port-busy', { details: { port: config.port } }) : error);
  });
  server.listen(config.port, () => resolve(server));
  return promise;
}
