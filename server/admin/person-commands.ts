import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { VIEWS_DIR } from '../http/views-dir.ts';
import { loadWords } from '../http/words.ts';
import { erasePerson } from '../privacy/erase/erase-person.ts';
import { listErasures } from '../privacy/erase/erasure-repository.ts';
import { exportPerson } from '../privacy/export/export-person.ts';
import { listHoldings } from '../privacy/erase/preview-erasure.ts';
import { verifyCertificate, type Verification } from '../privacy/erase/verify-certificate.ts';
import { objectForPerson } from '../privacy/object-for-person.ts';
import { findOnePerson } from '../privacy/person/find-one-person.ts';
import { searchPeople } from '../privacy/person/person-repository.ts';
import type { Services } from '../services.ts';
import { actor, print, run } from './command-line.ts';
import { findNamedPlatform } from './find-platform.ts';
import { table } from './admin-tables.ts';

type Which = { platform?: string };

/** `person …`: whose data there are, and their erasure. WHO is the LMS's id for a person, ours, or an e-mail address. */
export function personCommands(program: Command): void {
  const person = program.command('person').description('one person: find, export, erase; certificates of erasures');
  finding(person);
  exporting(person);
  objecting(person);
  erasing(person);
  certificates(person);
}

function finding(person: Command): void {
  person
    .command('find')
    .description('people by part of a name or e-mail address, or by id')
    .argument('<text>')
    .option('--platform <lms>', 'only of this LMS: its id or the beginning of it, client id, issuer or host')
    .action((q: string, which: Which) =>
      run(async (services) => {
        const found = await searchPeople(services.db, { q, platformId: await platformOf(services, which), most: 50 });
        const rows = found.map(({ platformId, sub, personId, name, email }) => [
          ...[platformId, sub, personId ?? '–', name ?? '–', email ?? '–'],
        ]);
        print(table([['LMS', 'its id', 'our id', 'name', 'e-mail'], ...rows]));
      }),
    );
}

function objecting(person: Command): void {
  person
    .command('never-read')
    .description('keep a person’s objection: no model reads their work, in any course of their LMS')
    .argument('<who>')
    .option('--platform <lms>', 'of this LMS, where two have such a person')
    .option('--take-back', 'the objection was withdrawn')
    .action((who: string, options: Which & { takeBack?: boolean }) =>
      run(async (services) => {
        const found = await findOnePerson(services, { who, platformId: await platformOf(services, options) });
        const { platformId, sub } = found;
        await objectForPerson(services, { platformId, sub, never: !options.takeBack, by: actor() });
        print(options.takeBack ? 'Taken back: they choose at each hand-in.' : 'Kept: no model reads their work.');
      }),
    );
}

function exporting(person: Command): void {
  person
    .command('export')
    .description('write all that is held about a person into one .zip, for them: a page, JSON, their files')
    .argument('<who>')
    .option('--platform <lms>', 'of this LMS, where two have such a person')
    .option('--language <tag>', 'of the page inside', 'en')
    .option('--out <file>', 'where it goes; never over another file', 'person.zip')
    .action((who: string, options: Which & { language: string; out: string }) =>
      run(async (services) => {
        const found = await findOnePerson(services, { who, platformId: await platformOf(services, options) });
        const { platformId, sub } = found;
        const told = { words: loadWords(VIEWS_DIR), locale: options.language };
        const archive = await exportPerson(services, { platformId, sub, by: actor(), ...told });
        await pipeline(archive, createWriteStream(options.out, { flags: 'wx', mode: 0o600 }));
        print(`Exported to ${options.out}. It holds personal data: give it to that person alone.`);
      }),
    );
}

function erasing(person: Command): void {
  person
    .command('erase')
    .description('erase a person everywhere and write a certificate; without --yes it only tells what would go')
    .argument('<who>')
    .option('--platform <lms>', 'of this LMS, where two have such a person')
    .option('--yes', 'erase; it cannot be taken back')
    .option('--out <file>', 'where the certificate goes (JSON)', 'erasure-certificate.json')
    .action((who: string, options: Which & { yes?: boolean; out: string }) =>
      run(async (services) => {
        const found = await findOnePerson(services, { who, platformId: await platformOf(services, options) });
        if (!options.yes) {
          const rows = (await listHoldings(services, found)).map((one) => [
            ...[one.collection, String(one.own), String(one.acted)],
          ]);
          print(table([['collection', 'would go', 'would be unlinked'], ...rows]));
          return;
        }
        const { platformId, sub } = found;
        await writeFile(options.out, await erasePerson(services, { platformId, sub, by: actor() }), { mode: 0o600 });
        print(`Erased. The certificate stands in ${options.out}.`);
      }),
    );
}

function certificates(person: Command): void {
  person
    .command('certificates')
    .description('the erasures of this site, the newest first')
    .action(() =>
      run(async ({ db }) => {
        const rows = (await listErasures(db, 200)).map(({ _id, by, endedAt }) => [
          _id,
          by,
          endedAt?.toISOString() ?? '',
        ]);
        print(table([['number', 'by', 'ended'], ...rows]));
      }),
    );
  person
    .command('verify-certificate')
    .description('whether a certificate is what this site issued; exits 1 if not')
    .argument('<file>')
    .action((file: string) =>
      run(async (services) => {
        const verified = await verifyCertificate(services, await readFile(file, 'utf8'));
        print(SAYS[verified.kind]);
        if (verified.kind !== 'genuine') process.exitCode = 1;
      }),
    );
}

const SAYS: Record<Verification['kind'], string> = {
  genuine: 'Genuine: word for word what this site issued.',
  altered: 'Altered: its content does not give its hash.',
  different: 'Not this one: this site keeps another text under its number.',
  unknown: 'Unknown: this site has no erasure of that number.',
  unreadable: 'This is no certificate of an erasure.',
};

async function platformOf(services: Services, { platform }: Which): Promise<string | null> {
  return platform === undefined ? null : (await findNamedPlatform(services, platform))._id;
}
