import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { misspeltSettings, readConfig, settingsNow } from '../config.ts';
import { withSettingsTable } from '../settings/settings-markdown.ts';
import { settingsTable } from './admin-tables.ts';
import { print } from './command-line.ts';

/** `config`: what can be set and what holds here. It needs no database, and works with settings that are wrong. */
export function configCommand(program: Command): void {
  program
    .command('config')
    .description('show every setting, what holds for it here and what is wrong with it; exits 1 on a fault')
    .option('--json', 'print JSON')
    .option('--markdown', 'write the table of settings into README.md instead')
    .action(async (options: { json?: boolean; markdown?: boolean }) => {
      if (options.markdown) await writeReadme();
      else showSettings(options.json ?? false);
    });
}

function showSettings(json: boolean): void {
  const settings = settingsNow();
  const faults = [...faultOfSettings(), ...misspeltWarnings()];
  print(json ? JSON.stringify({ settings, faults }, null, 2) : [settingsTable(settings), ...faults].join('\n\n'));
}

/** Also sets the exit code: a service that would not start with these settings. */
function faultOfSettings(): string[] {
  try {
    readConfig();
    return [];
  } catch (error) {
    process.exitCode = 1;
    return [error instanceof Error ? error.message : String(error)];
  }
}

function misspeltWarnings(): string[] {
  return misspeltSettings().map(({ name, meant }) => `${name} is not a setting. Is ${meant} meant?`);
}

const README = join(import.meta.dirname, '../../README.md');

async function writeReadme(): Promise<void> {
  await writeFile(README, withSettingsTable(await readFile(README, 'utf8')));
  print('Written: README.md');
}
