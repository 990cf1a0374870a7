import { recordSiteAct } from '../audit/record-act.ts';
import type { Command } from 'commander';
import { countSealed, resealAll, type SealCount } from '../secrets/reseal-all.ts';
import { forgetPreviousSecret, rotateAppSecret } from '../secrets/rotate-app-secret.ts';
import type { Services } from '../services.ts';
import { sealTable } from './admin-tables.ts';
import { actor, print, run } from './command-line.ts';
import { SEALED_FIELDS } from './sealed-fields.ts';

/** `secret …`: changes the secret that everything sealed hangs on, without anything being lost. */
export function secretCommands(program: Command): void {
  const secret = program.command('secret').description('the secret that stored keys and tokens are encrypted with');
  secret
    .command('rotate')
    .description('1. make a new one; the one before still opens what it sealed')
    .action(() => run(rotate));
  secret
    .command('reseal')
    .description('2. encrypt everything anew with the newest one; may be stopped and repeated')
    .action(() => run(reseal));
  secret
    .command('forget')
    .description('3. an hour later: check that nothing needs the one before, and forget it')
    .action(() => run(forget));
}

async function rotate(services: Services): Promise<void> {
  const { config } = services;
  await recordSiteAct(services, actor(), 'secret-rotated', {});
  const rotated = await rotateAppSecret(config);
  print(rotated.kind === 'replaced' ? REPLACED : proposedText(rotated.secret));
}

async function reseal(services: Services): Promise<void> {
  const resealed = await resealAll(services, SEALED_FIELDS);
  const counts = await countSealed(services, SEALED_FIELDS);
  print(`${sealTable(counts)}\n\nSealed anew: ${resealed}.`);
  if (!isDone(counts)) process.exitCode = 1;
}

async function forget(services: Services): Promise<void> {
  const counts = await countSealed(services, SEALED_FIELDS);
  print(sealTable(counts));
  if (isDone(counts)) {
    await forgetPreviousSecret(services.config);
    print(services.config.appSecret === null ? FORGOTTEN : 'Nothing needs APP_SECRET_PREVIOUS: take it out.');
  } else {
    process.exitCode = 1;
    print('Not forgotten: some values are not sealed with the newest secret. Run: npm run admin -- secret reseal');
  }
}

function isDone(counts: readonly SealCount[]): boolean {
  return counts.every(({ earlier, unreadable }) => earlier === 0 && unreadable.length === 0);
}

const REPLACED = `The data folder has a new secret.
1. Start every process of this tool again.
2. npm run admin -- secret reseal
3. An hour later: npm run admin -- secret forget`;

const FORGOTTEN = 'The secret before is forgotten. Start every process of this tool again.';

/** Two rounds of settings, so that no process ever meets a value that it cannot open. */
function proposedText(secret: string): string {
  return `A new secret: ${secret}
1. Add it to APP_SECRET_PREVIOUS (separated by a comma) everywhere, and start every process again.
2. Make it APP_SECRET and put the present one into APP_SECRET_PREVIOUS; start every process again.
3. npm run admin -- secret reseal
4. An hour later: npm run admin -- secret forget, then take APP_SECRET_PREVIOUS out.`;
}
