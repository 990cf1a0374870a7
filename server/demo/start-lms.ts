import type { Logger } from 'pino';
import { connectDatabase } from '../database/connect-database.ts';
import type { DemoLms } from './lms/create-demo-lms.ts';
import type { ProfileName } from './lms/profiles/lms-profile.ts';
import { serveDemoLms } from './lms/serve-demo-lms.ts';

export type RunningLms = { lms: DemoLms; url: string; stop: () => Promise<void> };

/** Starts the demo LMS with a database engine of its own. Throws the AppErrors of `connectDatabase`. */
export async function startLms(settings: {
  dataDir: string;
  port: number;
  profile: ProfileName;
  toolUrl: string;
  production: boolean;
  logger: Logger;
}): Promise<RunningLms> {
  const { dataDir, logger, ...options } = settings;
  const database = await connectDatabase({ mongodbUri: null, dataDir, name: DATABASE }, logger);
  const { connection } = database;
  try {
    const served = await serveDemoLms({ connection, databaseName: DATABASE, ...options, logger });
    const stop = async (): Promise<void> => {
      await served.close();
      await database.close();
    };
    return { lms: served.lms, url: served.url, stop };
  } catch (error) {
    await database.close();
    throw error;
  }
}

const DATABASE = 'demo-lms';
