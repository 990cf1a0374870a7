import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { recordAct } from '../audit/record-act.ts';
import { AppError } from '../errors.ts';
import { collectEvidence } from '../evidence/collect-evidence.ts';
import { evidencePage } from '../evidence/evidence-page.ts';
import type { Services } from '../services.ts';
import { findAnySubmission } from '../submissions/submission-repository.ts';
import { actor, print, run } from './command-line.ts';

/** `evidence <id>`: everything about one submission, to be kept outside. */
export function evidenceCommand(program: Command): void {
  program
    .command('evidence')
    .description('write the evidence pack of one submission')
    .argument('<submission>', 'its id: the last part of its review page')
    .option('--html <file>', 'one page that opens offline')
    .option('--json <file>', 'the same as data; without either it is printed')
    .action((id: string, files: { html?: string; json?: string }) => run((services) => write(services, id, files)));
}

async function write(services: Services, id: string, files: { html?: string; json?: string }): Promise<void> {
  const found = await findAnySubmission(services.db, id);
  if (!found) throw new AppError('submission-gone', { status: 404 });
  const { platformId, courseId, personId } = found;
  const tenancy = { platformId, courseId };
  const evidence = await collectEvidence(services, { tenancy, submissionId: id, viewer: null, by: actor() });
  const about = { subject: { platformId, personId }, attempt: id, facts: {} };
  await recordAct(services, { chain: tenancy, kind: 'evidence-taken', actor: actor(), ...about });
  const text = JSON.stringify(evidence, null, 2);
  if (files.html !== undefined) await writeFile(files.html, evidencePage(evidence));
  if (files.json !== undefined) await writeFile(files.json, text);
  if (files.html === undefined && files.json === undefined) print(text);
}
