import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { AppError } from '../errors.ts';
import { evidencePage } from '../evidence/evidence-page.ts';
import { takeEvidence } from '../evidence/take-evidence.ts';
import { VIEWS_DIR } from '../http/views-dir.ts';
import { loadWords } from '../http/words.ts';
import type { Services } from '../services.ts';
import { findHandedInAnywhere } from '../submissions/submission-repository.ts';
import { actor, print, run } from './command-line.ts';

/** `evidence <id>`: everything about one submission, to be kept outside. */
export function evidenceCommand(program: Command): void {
  program
    .command('evidence')
    .description('write the evidence pack of one submission')
    .argument('<submission>', 'its id: the last part of its review page')
    .option('--html <file>', 'one page that opens offline')
    .option('--json <file>', 'the same as data; without either it is printed')
    .option('--language <code>', 'of the page: en, de or es', 'en')
    .action((id: string, files: Files) => run((services) => write(services, id, files)));
}

type Files = { html?: string; json?: string; language: string };

async function write(services: Services, id: string, files: Files): Promise<void> {
  const found = await findHandedInAnywhere(services.db, id);
  if (!found) throw new AppError('not-handed-in', { status: 404 });
  const { platformId, courseId } = found;
  const tenancy = { platformId, courseId };
  const evidence = await takeEvidence(services, { tenancy, submissionId: id, actor: actor() });
  const text = JSON.stringify(evidence, null, 2);
  if (files.html !== undefined)
    await writeFile(files.html, evidencePage(evidence, { words: loadWords(VIEWS_DIR), locale: files.language }));
  if (files.json !== undefined) await writeFile(files.json, text);
  if (files.html === undefined && files.json === undefined) print(text);
}
