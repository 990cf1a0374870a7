import type { Command } from 'commander';
import { listVisits } from '../../http/visit-repository.ts';
import type { Services } from '../../services.ts';
import { listAccess } from '../admin-access-repository.ts';
import { accessTable } from '../admin-tables.ts';
import { actor, print, run } from '../command-line.ts';
import { findNamedPlatform } from '../find-platform.ts';
import { endSessions, type EndSessions } from './end-sessions.ts';

/** `sessions …`: who is signed in, and ending that. */
export function sessionCommands(program: Command): void {
  const sessions = program.command('sessions').description('who is signed in; end sessions, withdraw sign-in links');
  sessions
    .command('list')
    .description("list admins' sessions and unused sign-in links, and how many visits are open")
    .action(() =>
      run(async ({ db, clock }) => {
        print(accessTable(await listAccess(db, clock.now())));
        print(`\nOpen visits from LMSs: ${(await listVisits(db, MOST, clock.now())).length}`);
      }),
    );
  sessions
    .command('end')
    .description('end them at once; what was saved stays')
    .option('--id <id>', "an admin's session or link, by the beginning of its id")
    .option('--platform <platform>', 'everybody from one LMS: its id or the beginning of it, client id, issuer or host')
    .option('--user <id>', 'with --platform: one person, by the id that LMS has for them')
    .option('--admins', 'every admin session and every unused sign-in link')
    .option('--everything', 'everybody')
    .action((options: EndOptions) =>
      run(async (services) => {
        const order = await orderOf(services, options);
        if (order === null) throw new Error('Say which: --id, --platform, --user, --admins or --everything');
        print(`Ended: ${await endSessions(services, order, actor())}`);
      }),
    );
}

const MOST = 100_000;

type EndOptions = { id?: string; platform?: string; user?: string; admins?: true; everything?: true };

async function orderOf(services: Services, options: EndOptions): Promise<EndSessions | null> {
  const { id, platform, user, admins, everything } = options;
  if (everything) return { what: 'everything' };
  if (admins) return { what: 'admins' };
  if (id !== undefined) return { what: 'access', id };
  if (platform === undefined) return null;
  const { _id: platformId } = await findNamedPlatform(services, platform);
  return user === undefined ? { what: 'platform', platformId } : { what: 'person', platformId, userId: user };
}
