import type { Logger } from 'pino';
import { createMetrics, type Metrics } from './metrics.ts';
import { createRefusedLaunches, type RefusedLaunch } from './refused-launches.ts';

/** What use cases tell of their work: counted for Prometheus, and one line each in the log. */
export type Telemetry = Metrics & {
  launchRefused: (refused: RefusedLaunch) => void;
  refusedLaunches: () => RefusedLaunch[];
};

export function createTelemetry(logger: Logger): Telemetry {
  const metrics = createMetrics();
  const refused = createRefusedLaunches();
  return {
    ...metrics,
    launchRefused: refused.note,
    refusedLaunches: refused.read,
    job: (labels, seconds) => {
      metrics.job(labels, seconds);
      logger.info({ ...labels, ms: milliseconds(seconds) }, 'job ended');
    },
    modelCall: (labels, spent) => {
      metrics.modelCall(labels, spent);
      const { seconds, inputTokens, cachedTokens, outputTokens } = spent;
      const took = { ms: milliseconds(seconds), inputTokens, cachedTokens, outputTokens };
      logger.info({ ...labels, ...took }, 'model called');
    },
    lmsCall: (labels, seconds) => {
      metrics.lmsCall(labels, seconds);
      logger.info({ ...labels, ms: milliseconds(seconds) }, 'LMS called');
    },
  };
}

function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}
