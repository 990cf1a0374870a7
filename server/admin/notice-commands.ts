import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { AppError } from '../errors.ts';
import { findNotice } from '../notices/notice-repository.ts';
import { saveNotice } from '../notices/save-notice.ts';
import type { Services } from '../services.ts';
import { actor, print, run } from './command-line.ts';

/** `notice …`: what students are told about privacy, in one language. */
export function noticeCommands(program: Command): void {
  const notice = program.command('notice').description('what students are told about privacy: show it, or set it');
  notice
    .command('show')
    .description('print the text that holds; nothing, where the product has its own')
    .option('--language <code>', 'en, de or es', 'en')
    .action(({ language }: { language: string }) =>
      run(async ({ db }) => print((await findNotice(db, language)).versions.at(-1)?.text ?? '')),
    );
  notice
    .command('set')
    .description("save a text as the next version; an empty file brings the product's own back")
    .argument('<file>', 'plain text; an empty line begins a paragraph, addresses become links')
    .option('--language <code>', 'en, de or es', 'en')
    .action((file: string, { language }: { language: string }) =>
      run((services) => setNotice(services, file, language)),
    );
}

async function setNotice(services: Services, file: string, language: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const { version: base } = await findNotice(services.db, language);
  const { kind, notice } = await saveNotice(services, { language, text, base, by: actor() });
  if (kind === 'stale') throw new AppError('notice-stale', { status: 409 });
  print(`Version ${notice.version} (${language}) ${kind === 'same' ? 'says this already.' : 'is saved.'}`);
}
