import { readConfig } from './config.ts';
import { sayFailure } from './http/say-failure.ts';
import { createLogger } from './logger.ts';
import { warnOfMisspelt } from './warn-of-misspelt.ts';
import { serveMetrics } from './telemetry/serve-metrics.ts';
import { startHeartbeat } from './admin/processes/start-heartbeat.ts';
import { watchSite } from './admin/watch-site.ts';
import { watchLoad } from './http/watch-load.ts';
import { openServices } from './services.ts';
import { startWork } from './work.ts';
import { giveWay } from './worker-priority.ts';

// Running jobs get this long to finish before they are cut and handed back.
const STOP_GRACE_MS = 8_000;

// A worker of its own, on this host or another, on the same database: `npm run worker`. As many as you like.
try {
  const config = readConfig();
  const logger = createLogger(config.logLevel);
  warnOfMisspelt(logger);
  const { services, bell, close } = await openServices(config, logger);
  // Only now: an embedded engine that had to be started serves the others as well, and must not give way.
  giveWay();
  watchSite(services);
  await serveMetrics(services.telemetry, config.metrics);
  const work = startWork(services, bell);
  const heartbeat = await startHeartbeat(services, 'worker', watchLoad());
  logger.info('worker is ready');

  const stop = async (): Promise<void> => {
    await work.stop(STOP_GRACE_MS);
    await heartbeat.stop();
    await close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
} catch (error) {
  process.stderr.write(`${sayFailure(error)}\n`);
  process.exit(1);
}
