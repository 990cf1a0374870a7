import { join } from 'node:path';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { refuseHalfRestored } from './database/archive/restore-mark.ts';
import { connectDatabase } from './database/connect-database.ts';
import { startDatabaseClock } from './database/database-clock.ts';
import { runMigrations } from './database/run-migrations.ts';
import { createBell, type Bell } from './jobs/bell.ts';
import { createCallerStore } from './llm/caller-repository.ts';
import { createReaders } from './llm/create-readers.ts';
import type { LanguageModel } from './llm/language-model.ts';
import { loadPriceTable, type PriceTable } from './llm/price-table.ts';
import { createPauseStore } from './llm/provider-pause-repository.ts';
import { createLtiGateway } from './lti/gateway.ts';
import type { LtiGateway } from './lti/lti-gateway.ts';
import { loadRubricLibrary } from './rubrics/load-rubric-library.ts';
import type { Rubric } from './rubrics/rubric.ts';
import { readAppSecrets } from './secrets/app-secret.ts';
import { createSealer, type Sealer } from './secrets/sealer.ts';
import { createExtractionPool } from './submissions/extraction-pool-children.ts';
import type { ExtractionPool } from './submissions/extraction-pool.ts';
import { createTelemetry, type Telemetry } from './telemetry/telemetry.ts';
import { assertSealable } from './submissions/seal-child.ts';
import { createFileStore } from './submissions/file-store-gridfs.ts';
import type { FileStore } from './submissions/file-store.ts';

/** What use cases may depend on. Wired in one place, `createServices`; tests wire the same with other settings. */
export type Services = {
  config: Config;
  /** Key material for cookies, nonces and one-time links. */
  secret: string;
  /** Earlier ones: what they signed is still known, until they are taken out of the settings. */
  olderSecrets: readonly string[];
  /** For everything that must not lie open in the database. */
  sealer: Sealer;
  db: Connection;
  logger: Logger;
  /** The database's time, on every host. */
  clock: Clock;
  telemetry: Telemetry;
  /** The rubrics shipped in `rubrics/`. */
  rubrics: readonly Rubric[];
  /** Null: no reader is set up, so work goes straight to the teacher. */
  readers: { generator: LanguageModel; validator: LanguageModel } | null;
  /** Null: no call's price is known. */
  prices: PriceTable | null;
  lti: LtiGateway;
  files: FileStore;
  extraction: ExtractionPool;
  /** Tells workers in this process that a job may be waiting; others find it by polling. */
  wake: (job: JobName) => void;
};

export type JobName = 'draft' | 'reread' | 'try-out' | 'deliver-score';

export type OpenServices = { services: Services; bell: Bell<JobName>; close: () => Promise<void> };

/**
 * Connects to the database, brings it up to date and wires everything. Throws AppError with words for an admin when
 * the host, the database, a migration or a rubric file stands in the way. `migrate: false` takes the database as it is.
 */
export async function openServices(
  config: Config,
  logger: Logger,
  { migrate = true }: { migrate?: boolean } = {},
): Promise<OpenServices> {
  assertSealable();
  const { secret, older } = await readAppSecrets(config);
  const rubrics = await loadRubricLibrary(RUBRICS_DIR);
  const database = await connectDatabase(config, logger);
  try {
    await refuseHalfRestored(database.connection);
    if (migrate) await runMigrations(database.connection, logger);
    const clock = await startDatabaseClock(database.connection);
    const { services, bell } = createServices({
      config,
      secret,
      olderSecrets: older,
      rubrics,
      db: database.connection,
      logger,
      clock,
    });
    const close = async (): Promise<void> => {
      clock.stop();
      await services.extraction.close();
      await database.close();
    };
    return { services, bell, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

type Given = Pick<Services, 'config' | 'secret' | 'rubrics' | 'db' | 'logger'> &
  Partial<Pick<Services, 'clock' | 'olderSecrets'>>;

/** The wiring itself: nothing is opened here, except that the extraction pool starts children when asked to. */
export function createServices(given: Given): { services: Services; bell: Bell<JobName> } {
  const { config, secret, olderSecrets = [], db, logger, clock = systemClock } = given;
  const sealer = createSealer(secret, olderSecrets);
  const bell = createBell<JobName>();
  const telemetry = createTelemetry(logger);
  const services: Services = {
    ...given,
    olderSecrets,
    sealer,
    clock,
    telemetry,
    readers: createReaders(config.reader, config.draftConcurrency, {
      ...{ clock, pauses: createPauseStore(db, clock), callers: createCallerStore(db, clock) },
      callsAtOnce: config.modelConcurrency,
    }),
    prices: config.money.pricesFile === null ? null : loadPriceTable(config.money.pricesFile),
    lti: createLtiGateway({ config, secret, olderSecrets, sealer, db, logger, clock, telemetry }),
    files: createFileStore(db),
    extraction: createExtractionPool(),
    wake: bell.ring,
  };
  return { services, bell };
}

const RUBRICS_DIR = join(import.meta.dirname, '../rubrics');
