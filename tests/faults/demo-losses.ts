import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { connectDatabase } from '../../server/database/connect-database.ts';
import type { Summary } from '../../server/demo/summary.ts';
import { createLogger } from '../../server/logger.ts';
import { readAppSecrets } from '../../server/secrets/app-secret.ts';
import { createSealer } from '../../server/secrets/sealer.ts';
import { findLosses } from './find-losses.ts';

/** `findLosses` of a demo that ran in the folder `data` and printed `out`; its own engines are started for it. */
export async function demoLosses(data: string, out: string): Promise<string[]> {
  const logger = createLogger('silent');
  const config = readConfig({ DATA_DIR: join(data, 'tool') });
  const { secret, older } = await readAppSecrets(config);
  const tool = await connectDatabase(config, logger);
  const lms = await connectDatabase({ mongodbUri: null, dataDir: join(data, 'lms'), name: 'demo-lms' }, logger);
  try {
    const sealing = { secret, olderSecrets: older, sealer: createSealer(secret, older) };
    const services = { db: tool.connection, clock: { now: () => new Date() }, ...sealing };
    return await findLosses({ tool: services, lms: lms.connection }, readSummary(out));
  } finally {
    await tool.close();
    await lms.close();
  }
}

function readSummary(out: string): Summary | null {
  try {
    return JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Summary;
  } catch {
    return null;
  }
}
