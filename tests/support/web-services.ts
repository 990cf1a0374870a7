import type { Connection } from 'mongoose';
import { resolve } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { createLogger } from '../../server/logger.ts';
import { createTelemetry } from '../../server/telemetry/telemetry.ts';
import { loadRubricLibrary } from '../../server/rubrics/load-rubric-library.ts';
import { createSealer } from '../../server/secrets/sealer.ts';
import type { Services } from '../../server/services.ts';

/** Services for pages that touch only the database and the shipped rubrics; anything else fails loudly when used. */
export async function webServices(db: Connection, overrides: Partial<Services> = {}): Promise<Services> {
  const unused = (name: string) =>
    new Proxy(
      {},
      {
        get: () => {
          throw new Error(`this test was not meant to use ${name}`);
        },
      },
    ) as never;
  return {
    config: readConfig({ PUBLIC_URL: TOOL }),
    secret: SECRET,
    olderSecrets: [],
    sealer: createSealer(SECRET),
    db,
    logger: createLogger('silent'),
    clock: { now: () => new Date('2026-11-23T12:00:00Z') },
    telemetry: createTelemetry(createLogger('silent')),
    rubrics: await loadRubricLibrary(resolve('rubrics')),
    readers: null,
    prices: null,
    lti: unused('lti'),
    files: unused('files'),
    extraction: unused('extraction'),
    wake: () => undefined,
    ...overrides,
  };
}

const SECRET = 'a secret for tests only, 32 characters';

/** The tool's own origin in tests: what a browser sends as `Origin` with one of its forms. */
export const TOOL = 'https://tool.example';
