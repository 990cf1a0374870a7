import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import type { Tally } from '../../database/archive/archive-format.ts';
import { sweepAudit } from '../../audit/sweep-audit.ts';
import { systemClock } from '../../clock.ts';
import { connectDatabase } from '../../database/connect-database.ts';
import { createLogger } from '../../logger.ts';
import type { PutBack } from '../../reviews/put-back-repository.ts';
import { readAppSecrets } from '../../secrets/app-secret.ts';
import { createSealer } from '../../secrets/sealer.ts';
import { actor, orSayWhy, print, run } from '../command-line.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

/** `backup` and `restore`: the whole site in one file. */
export function backupCommands(program: Command): void {
  program
    .command('backup')
    .description('write the whole site into one new file, while it runs; the secret (APP_SECRET) is not inside')
    .argument('<file>', 'such as reader-2026-11-26.backup')
    .action((path: string) =>
      run(async (services) => print(summary('Written', await makeBackup(services, { path, by: actor() })))),
    );
  program
    .command('restore')
    .description('put a backup into an empty database; stop the tool and its workers first')
    .argument('<file>')
    .option('--replace', 'the database is not empty: everything in it is lost')
    .action((path: string, options: { replace?: boolean }) => orSayWhy(() => restore(path, options.replace ?? false)));
}

/** Without `openServices`: that would bring an empty database up to date before the backup is in it. */
async function restore(path: string, replace: boolean): Promise<void> {
  const config = readConfig();
  const { secret, older } = await readAppSecrets(config);
  const logger = createLogger('error');
  const database = await connectDatabase(config, logger);
  try {
    const db = database.connection;
    const target = { db, sealer: createSealer(secret, older), clock: systemClock, logger };
    const { madeAt, tally, migrated, putBack } = await restoreBackup(target, { path, replace, by: actor() });
    await sweepAudit({ ...target, secret, olderSecrets: older }, []);
    print(summary(`Restored from ${madeAt.toISOString()}`, tally));
    if (putBack.works > 0) print(putBackText(putBack));
    if (migrated.length > 0) print(`Brought up to date: ${migrated.join(', ')}`);
    print(AFTERWARDS);
  } finally {
    await database.close();
  }
}

function summary(what: string, tally: Tally): string {
  const counts = Object.values(tally).map(({ documents }) => documents);
  return `${what}: ${counts.reduce((a, b) => a + b, 0)} documents of ${counts.length} collections.`;
}

function putBackText({ works, courses }: PutBack): string {
  return `Approvals that were not out yet and are their teachers' again, to be approved once more: ${works}, in ${courses} \
courses. Some may have been undone since, or have gone out: nothing tells which.`;
}

const AFTERWARDS = `Everybody signs in anew from the LMS. Erasures done after that moment must be done again.
Marks sent since stand in the LMS: a score is looked for there before it is sent again, and where the gradebook
shows another mark than this site knows of, it is left alone and the teacher is told.`;
