import type { Command } from 'commander';
import { VIEWS_DIR } from '../http/views-dir.ts';
import { loadWords } from '../http/words.ts';
import { addDeployment } from '../lti/add-deployment.ts';
import { enteredPlatform, enterPlatform, LMS_KINDS } from '../lti/enter-platform.ts';
import { listPlatforms } from '../lti/platform-repository.ts';
import { removePlatform } from '../lti/remove-platform.ts';
import { switchPlatform } from '../lti/switch-platform.ts';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import { platformDetails, platformsTable, setUpText } from './admin-tables.ts';
import { actor, print, run } from './command-line.ts';
import { findNamedPlatform } from './find-platform.ts';

/** `platform …`: the registered LMSs. PLATFORM is an id or its beginning, a client id, an issuer or a host. */
export function platformCommands(program: Command): void {
  const platform = program
    .command('platform')
    .description('the registered LMSs: add one by hand, list, show, switch off');
  reading(platform);
  adding(platform);
  changing(platform);
}

function reading(platform: Command): void {
  platform
    .command('list')
    .description('list the registered LMSs')
    .option('--json', 'print JSON')
    .action((options: { json?: boolean }) =>
      run(async ({ db }) => {
        const platforms = await listPlatforms(db);
        print(options.json ? JSON.stringify(platforms, null, 2) : platformsTable(platforms));
      }),
    );
  platform
    .command('show')
    .description('all that is kept of one LMS')
    .argument('<platform>')
    .option('--json', 'print JSON')
    .action((name: string, options: { json?: boolean }) =>
      run(async (services) => {
        const found = await findNamedPlatform(services, name);
        print(options.json ? JSON.stringify(found, null, 2) : platformDetails(found));
      }),
    );
  platform
    .command('setup')
    .description("print what to enter on the LMS's own screens: its fields, or the JSON of a Canvas developer key")
    .argument('<lms>', 'moodle, canvas or other')
    .action((lms: string) =>
      run(({ config }) => {
        print(setUpText(lms, config.publicUrl, words()));
        return Promise.resolve();
      }),
    );
}

function adding(platform: Command): void {
  platform
    .command('add')
    .description('enter an LMS by hand, or change one; addresses left out follow from the issuer')
    .requiredOption('--lms <lms>', LMS_KINDS.join(', '))
    .requiredOption('--issuer <url>', 'as the LMS writes it: "Platform ID", "Issuer"')
    .requiredOption('--client-id <id>')
    .option('--deployment <ids>', 'deployment ids, parted by commas; without one the first launch tells it')
    .option('--name <name>', 'what people call it')
    .option('--auth-endpoint <url>', '"Authentication request URL"')
    .option('--token-endpoint <url>', '"Access token URL"')
    .option('--jwks-url <url>', '"Public keyset URL"')
    .option('--token-audience <aud>', 'when the token service wants another one than its address')
    .action((options: Record<string, string>) => run((services) => addByHand(services, options)));
}

function changing(platform: Command): void {
  for (const [name, on, description] of SWITCHES) {
    platform
      .command(name)
      .description(description)
      .argument('<platform>')
      .action((named: string) =>
        run(async (services) => {
          const { _id } = await findNamedPlatform(services, named);
          print(platformDetails(await switchPlatform(services, { platformId: _id, on, by: actor() })));
        }),
      );
  }
  platform
    .command('add-deployment')
    .description('let a further deployment of the LMS in (Canvas makes one per account or course)')
    .argument('<platform>')
    .argument('<deployment>')
    .action((named: string, deploymentId: string) =>
      run(async (services) => {
        const { _id } = await findNamedPlatform(services, named);
        await addDeployment(services, { platformId: _id, deploymentId, by: actor() });
        print(platformDetails(await findNamedPlatform(services, _id)));
      }),
    );
  platform
    .command('remove')
    .description('remove an LMS that nobody has worked from')
    .argument('<platform>')
    .action((named: string) =>
      run(async (services) => {
        const { _id, name } = await findNamedPlatform(services, named);
        await removePlatform(services, { platformId: _id, by: actor() });
        print(`Removed: ${name} (${_id})`);
      }),
    );
}

const SWITCHES = [
  ['disable', false, 'keep an LMS out: nobody can open anything from it; nothing is lost'],
  ['enable', true, 'let it in again'],
] as const;

async function addByHand(services: Services, options: Record<string, string>): Promise<void> {
  const { deployment: deployments, ...others } = options;
  const entered = { ...others, ...(deployments === undefined ? {} : { deployments }) };
  const parsed = enteredPlatform(services.config).safeParse(entered);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      (issue) => `--${flagOf(issue.path.join('.'))}: ${words().say('en', issue.message)}`,
    );
    throw new AppError('platform-not-entered', { details: { faults: faults.join('; ') } });
  }
  print(platformDetails(await enterPlatform(services, parsed.data, actor())));
}

function flagOf(field: string): string {
  return field === 'deployments' ? 'deployment' : field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function words() {
  return loadWords(VIEWS_DIR);
}
