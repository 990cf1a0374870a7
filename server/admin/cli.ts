import { Command } from 'commander';
import { createRegistrationLink } from '../lti/create-registration-link.ts';
import { createSignInLink } from './admin-session.ts';
import { rotateKeys } from '../lti/rotate-keys.ts';
import { listPauses } from '../llm/provider-pause-repository.ts';
import { amountText } from '../reviews/run-view.ts';
import { budgetsTable, jobsTable, pausesTable } from './admin-tables.ts';
import { backupCommands } from './backup/backup-commands.ts';
import { configCommand } from './config-command.ts';
import { rotationText } from './rotation-text.ts';
import { auditCommands } from './audit-commands.ts';
import { evidenceCommand } from './evidence-command.ts';
import { actor, print, run } from './command-line.ts';
import { doctorCommand } from './doctor-command.ts';
import { findNamedPlatform } from './find-platform.ts';
import { noticeCommands } from './notice-commands.ts';
import { platformCommands } from './platform-commands.ts';
import { readerCommands } from './reader-commands.ts';
import { personCommands } from './person-commands.ts';
import { retentionCommand } from './retention-command.ts';
import { rubricCommands } from './rubric-commands.ts';
import { sessionCommands } from './sessions/session-commands.ts';
import { secretCommands } from './secret-commands.ts';
import { listBudgets } from './list-budgets.ts';
import { setBudget } from './set-budget.ts';
import { readJobOverview } from './job-overview.ts';
import { retryJob } from './retry-job.ts';

const program = new Command('npm run admin --')
  .description('Look after a Second Reader site from the command line. Uses the same settings as the tool itself.')
  .showHelpAfterError()
  .configureHelp({ sortSubcommands: false })
  .addHelpText(
    'after',
    `
Examples:
  $ npm run -s admin -- registration-link      connect an LMS: paste the link into Moodle or Canvas
  $ npm run -s admin -- platform add --help    or enter an LMS by hand
  $ npm run -s admin -- rubric add FILE        offer a rubric to every course
  $ npm run -s admin -- sign-in-link           open the admin page in a browser
  $ npm run -s admin -- doctor                 what is wrong, and what to do about it
  $ npm run -s admin -- backup FILE            the whole site in one file
  $ npm run -s admin -- config                 every setting, and what holds for it here
  $ npm run -s admin -- retry draft 66f0…      let the readers try a piece of work again

Settings come from the environment: "config" lists them all.`,
  );

program
  .command('registration-link')
  .description('print a one-time link that registers an LMS (good for 7 days)')
  .action(() => run(async (services) => print(await createRegistrationLink(services, { by: actor() }))));

platformCommands(program);
rubricCommands(program);
personCommands(program);
retentionCommand(program);
readerCommands(program);
noticeCommands(program);
secretCommands(program);
sessionCommands(program);
auditCommands(program);
evidenceCommand(program);

program
  .command('sign-in-link')
  .description('print a one-time link to the admin page (good for 15 minutes)')
  .action(() => run(async (services) => print(await createSignInLink(services, actor()))));

program
  .command('jobs')
  .description('show what waits, runs and was given up')
  .option('--json', 'print JSON')
  .action((options: { json?: boolean }) =>
    run(async (services) => {
      const jobs = await readJobOverview(services.db);
      const pauses = await listPauses(services.db, services.clock.now());
      if (options.json) print(JSON.stringify(jobs, null, 2));
      else print([jobsTable(jobs), pausesTable(pauses)].filter(Boolean).join('\n\n'));
    }),
  );

program
  .command('retry')
  .description('put a job that was given up back to work')
  .argument('<job>', 'draft or deliver-score')
  .argument('<id>', 'its id, as "jobs" shows it')
  .action((job: string, id: string) =>
    run(async (services) => {
      await retryJob(services, { job, id, by: actor() });
      print(`Waiting again: ${job} ${id}`);
    }),
  );

program
  .command('budget')
  .description('show what courses spent on models this month, or give one a budget per month')
  .argument('[course]', 'its id, as "budget" without arguments shows it')
  .argument('[amount]', 'in the currency of PRICES_FILE, for example 25')
  .action((course: string | undefined, amount: string | undefined) =>
    run(async (services) => {
      if (course === undefined) {
        print(budgetsTable(await listBudgets(services), services.prices?.currency ?? ''));
        return;
      }
      const set = await setBudget(services, { course, amount: amount ?? '', by: actor() });
      const text = amountText(set.limit, set.currency);
      print(`${course} may spend ${text} a month. Work that goes on now: ${set.recalled}.`);
    }),
  );

program
  .command('rotate-keys')
  .description('give the tool a new key for one LMS: published now, signs in 24 hours; the old one stays 24 hours more')
  .argument('<platform>', 'the LMS: its id or the beginning of it, client id, issuer or host')
  .option('--leaked', 'the old key is known to others: sign with the new one and withdraw the old one at once')
  .action((name: string, { leaked = false }: { leaked?: boolean }) =>
    run(async (services) => {
      const { _id: platformId, issuer } = await findNamedPlatform(services, name);
      print(rotationText(issuer, await rotateKeys(services, { platformId, by: actor(), leaked })));
    }),
  );

doctorCommand(program);
configCommand(program);
backupCommands(program);

await program.parseAsync();
