import { statfs } from 'node:fs/promises';
import type { Services } from '../services.ts';
import { pingDatabase } from '../database/ping-database.ts';
import { findLastBackup } from './backup/backup-repository.ts';
import { listPauses } from '../llm/provider-pause-repository.ts';
import { listPlatforms } from '../lti/platform-repository.ts';
import { checkReaders } from './check-readers.ts';
import { readReaderSite } from './read-reader-site.ts';
import { readJobOverview } from './job-overview.ts';

/**
 * One thing that was looked at: `code` names the words (`admin:doctor.<code>`), `blanks` fill them; `lms` picks the
 * words for the screens of one kind of LMS, where there are any.
 */
export type Check = {
  verdict: 'ok' | 'attention' | 'problem';
  code: string;
  blanks: Record<string, string | number>;
  lms?: string;
};

/** Looks at what an admin can mend on this site: database, disk, readers, jobs. Its LMSs have a doctor of their own. */
export async function runDoctor(services: Services): Promise<Check[]> {
  const checks = [
    checkDatabase(services),
    checkDisk(services),
    checkPauses(services),
    checkJobs(services),
    checkPlatforms(services),
    checkBackup(services),
  ];
  const results = await Promise.all(checks);
  return [
    checkAddress(services),
    checkReaders(await readReaderSite(services)),
    ...checkPrices(services),
    ...results.flat(),
  ];
}

function checkAddress({ config }: Services): Check {
  const secure = config.publicUrl.startsWith('https:') || new URL(config.publicUrl).hostname === 'localhost';
  const blanks = { url: config.publicUrl };
  return secure ? { verdict: 'ok', code: 'address', blanks } : { verdict: 'problem', code: 'addressNotSecure', blanks };
}

/** Only where somebody counts: a table without one of our models makes work with a budget wait. */
function checkPrices({ readers, prices }: Services): Check[] {
  if (readers === null || prices === null || readers.generator.demonstration) return [];
  const models = new Set([readers.generator.name, readers.validator.name]);
  const unknown = [...models].filter((model) => !prices.models.has(model));
  return unknown.map((model) => ({ verdict: 'problem', code: 'priceUnknown', blanks: { model } }));
}

async function checkPauses({ db, clock }: Services): Promise<Check[]> {
  const pauses = await listPauses(db, clock.now());
  return pauses.map(({ _id, until, reason }) => {
    const code = reason === 'limited' ? 'providerLimited' : 'providerFailing';
    return { verdict: 'attention', code, blanks: { host: _id, until: until.toISOString() } };
  });
}

async function checkDatabase(services: Services): Promise<Check[]> {
  const milliseconds = await pingDatabase(services.db).catch(() => null);
  if (milliseconds === null) return [{ verdict: 'problem', code: 'databaseAway', blanks: {} }];
  return [{ verdict: 'ok', code: 'database', blanks: { ms: milliseconds } }];
}

async function checkDisk({ config }: Services): Promise<Check[]> {
  if (config.mongodbUri !== null) return [];
  const disk = await statfs(config.dataDir).catch(() => null);
  if (disk === null) return [{ verdict: 'problem', code: 'dataDirAway', blanks: { dir: config.dataDir } }];
  const megabytes = Math.floor((disk.bavail * disk.bsize) / 1_000_000);
  const verdict = megabytes < LOW_DISK_MB ? 'problem' : 'ok';
  return [{ verdict, code: verdict === 'ok' ? 'disk' : 'diskLow', blanks: { mb: megabytes, dir: config.dataDir } }];
}

async function checkJobs(services: Services): Promise<Check[]> {
  const jobs = await readJobOverview(services.db);
  return jobs.map(({ name, counts }) => {
    const verdict = counts.dead > 0 ? 'attention' : 'ok';
    return { verdict, code: verdict === 'ok' ? 'jobs' : 'jobsDead', blanks: { job: name, ...counts } };
  });
}

async function checkPlatforms({ db }: Services): Promise<Check[]> {
  const platforms = await listPlatforms(db);
  return platforms.length === 0 ? [{ verdict: 'attention', code: 'noPlatforms', blanks: {} }] : [];
}

async function checkBackup({ db, clock }: Services): Promise<Check[]> {
  const last = await findLastBackup(db);
  if (last === null) return [{ verdict: 'attention', code: 'backupNever', blanks: {} }];
  const days = Math.floor((clock.now().getTime() - last.madeAt.getTime()) / DAY_MS);
  const old = days >= OLD_BACKUP_DAYS;
  const blanks = { at: last.madeAt.toISOString(), count: days };
  return [{ verdict: old ? 'attention' : 'ok', code: old ? 'backupOld' : 'backup', blanks }];
}

const LOW_DISK_MB = 500;
const DAY_MS = 86_400_000;
const OLD_BACKUP_DAYS = 2;
