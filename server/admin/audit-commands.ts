import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { listEntries } from '../audit/entry-repository.ts';
import { listRestores, verifyAudit } from '../audit/verify-audit.ts';
import { AppError } from '../errors.ts';
import { VIEWS_DIR } from '../http/views-dir.ts';
import { loadWords } from '../http/words.ts';
import { findChain, findPseudonym, readKept, reportJson } from './audit-report.ts';
import { entriesTable, reportsTable } from './audit-tables.ts';
import { actor, print, run } from './command-line.ts';

/** `audit …`: the chains of what was decided. COURSE is a course's id as `budget` lists it, or `site`. */
export function auditCommands(program: Command): void {
  const audit = program.command('audit').description('the chains of what was decided: verify them, read them');
  audit
    .command('verify')
    .description('follow every chain from its first entry to its end; exits 1 when one was tampered with')
    .option('--course <course>', 'only this one, or "site"')
    .option('--since <file>', 'compare with an earlier "verify --json" that was kept outside')
    .option('--json', 'print JSON: keep it where nobody who can write to the database can')
    .action(verify);
  audit
    .command('show')
    .description('print entries, the newest last')
    .option('--course <course>', 'only this one, or "site"')
    .option('--kind <kind>', 'for example approved, released, score-sent, work-opened')
    .option('--person <person>', 'a pseudonym as the table shows it, or our id of a person')
    .option('--since <date>', 'for example 2026-11-23')
    .option('--most <n>', 'how many', '200')
    .option('--json', 'print JSON')
    .action(show);
}

function verify(options: { course?: string; since?: string; json?: boolean }): Promise<void> {
  return run(async (services) => {
    const chain = options.course === undefined ? null : await findChain(services, options.course);
    const kept = options.since === undefined ? new Map() : readKept(await readKeptFile(options.since));
    const reports = await verifyAudit(services, { chain, by: actor(), kept });
    const words = loadWords(VIEWS_DIR);
    const restores = await listRestores(services);
    print(options.json ? reportJson(reports, restores, services.clock.now()) : reportsTable(reports, restores, words));
    if (reports.some(({ fault }) => fault !== null)) process.exitCode = 1;
  });
}

async function readKeptFile(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('kept-heads-unusable', { cause });
  });
}

type Narrowed = { course?: string; kind?: string; person?: string; since?: string; most: string; json?: boolean };

function show({ course, kind, person, since, most, json }: Narrowed): Promise<void> {
  return run(async (services) => {
    const filter = {
      chain: course === undefined ? null : await findChain(services, course),
      kind: kind ?? null,
      person: person === undefined ? null : await findPseudonym(services, person),
      since: since === undefined ? null : dateOf(since),
    };
    const entries = (await listEntries(services.db, filter, Number(most))).toReversed();
    print(json ? JSON.stringify(entries, null, 2) : entriesTable(entries));
  });
}

function dateOf(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new AppError('no-such-date', { details: { date: text } });
  return date;
}
