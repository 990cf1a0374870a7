import type { Command } from 'commander';
import { VIEWS_DIR } from '../http/views-dir.ts';
import { loadWords, type Words } from '../http/words.ts';
import { checksTable, healthTable } from './admin-tables.ts';
import { print, run } from './command-line.ts';
import { runDoctor } from './doctor.ts';
import { findNamedPlatform } from './find-platform.ts';
import type { HealthPart } from './health/check.ts';
import { runPlatformDoctor } from './platform-doctor.ts';
import { sayCheck } from './say-check.ts';

/** `doctor`: what the health page tells, and what only asking shows. Prints no secret, and changes nothing. */
export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('look at the whole installation and every LMS, or at one LMS; exits 1 when something must be acted on')
    .argument('[platform]', 'only this LMS: its id or the beginning of it, client id, issuer or host')
    .option('--model', 'ask each model a short question, too: costs some 100 tokens')
    .option('--json', 'print JSON')
    .action((name: string | undefined, options: Options) => runDoctorCommand(name, options));
}

type Options = { model?: boolean; json?: boolean };

function runDoctorCommand(name: string | undefined, { model = false, json = false }: Options): Promise<void> {
  return run(
    async (services) => {
      const words = loadWords(VIEWS_DIR);
      const parts: HealthPart[] =
        name === undefined
          ? await runDoctor(services, { paid: model })
          : [{ part: 'lms', checks: await runPlatformDoctor(services, await findNamedPlatform(services, name)) }];
      print(json ? healthJson(parts, words) : name === undefined ? healthTable(parts, words) : linesOf(parts, words));
      if (parts.some(({ checks }) => checks.some(({ verdict }) => verdict === 'problem'))) process.exitCode = 1;
    },
    { migrate: false },
  );
}

function linesOf(parts: readonly HealthPart[], words: Words): string {
  return parts.map(({ checks }) => checksTable(checks, words)).join('\n');
}

/** One object a line of the table: for what watches over many installations. */
function healthJson(parts: readonly HealthPart[], words: Words): string {
  const lines = parts.flatMap(({ part, checks }) =>
    checks.map((check) => ({ part, ...check, text: sayCheck(words, check) })),
  );
  return JSON.stringify(lines, null, 2);
}
