import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../../server/app.ts';
import { systemClock } from '../../../server/clock.ts';
import { readConfig } from '../../../server/config.ts';
import { connectDatabase } from '../../../server/database/connect-database.ts';
import { startEngine } from '../../../server/database/embedded/start-engine.ts';
import { stopEngine } from '../../../server/database/embedded/stop-engine.ts';
import { runMigrations } from '../../../server/database/run-migrations.ts';
import { createLogger } from '../../../server/logger.ts';
import { linkModel } from '../../../server/lti/directory-model.ts';
import type { Services } from '../../../server/services.ts';
import { submissionModel } from '../../../server/submissions/submission-model.ts';
import { seedAssignment, TENANCY } from '../../support/desk.ts';
import { openVisit, type OpenVisit } from '../../support/open-visit.ts';
import { webServices } from '../../support/web-services.ts';
import { seedClass } from './seed-class.ts';
import { seedEssay, seedReviews } from './seed-essay.ts';

/** A served desk with a large class, one long essay (`/review/essay`) and a teacher's visit. */
export type BenchDesk = { origin: string; visit: OpenVisit; services: Services; close: () => Promise<void> };

export async function openClass(works: number, reviews = 0): Promise<BenchDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'second-reader-desk-'));
  await startEngine(dataDir);
  const database = await connectDatabase({ mongodbUri: null, dataDir, name: 'bench' }, createLogger('silent'));
  await runMigrations(database.connection, createLogger('silent'));
  const server = createServer().listen(0);
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const config = readConfig({ PUBLIC_URL: origin, RATE_LIMITS: '0' });
  const services = await webServices(database.connection, { config, clock: systemClock });
  await linkModel(services.db).create({
    ...{ _id: 'link-1', ...TENANCY, deploymentId: '1', resourceLinkId: '7', title: 'Leaves', description: null },
    ...{ lineItemUrl: null, lineItemsUrl: null, scopes: [] },
  });
  const assignment = await seedAssignment(services);
  await seedClass(services, assignment, works);
  await seedEssay(services, assignment);
  await seedReviews(services, assignment, reviews);
  await shareThird(services);
  server.on('request', createApp(services));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await database.close();
    await stopEngine(dataDir);
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
  };
  return { origin, visit: await openVisit(services), services, close };
}

/** A third of the class in the share of the teacher who looks. */
async function shareThird({ db }: Pick<Services, 'db'>): Promise<void> {
  const ids = await submissionModel(db).distinct('_id');
  const own = ids.filter((_id, at) => at % 3 === 0);
  await submissionModel(db).updateMany(
    { _id: { $in: own } },
    { $set: { share: { grader: 'teacher-1', named: false } } },
  );
}
