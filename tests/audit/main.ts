import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { connectDatabase } from '../../server/database/connect-database.ts';
import { runMigrations } from '../../server/database/run-migrations.ts';
import { createLogger } from '../../server/logger.ts';
import { openTamperSite } from './tamper-site.ts';

// `npm run test:audit -- --runs 1000 --seed 1`: random tamperings with the chains in a real database.
const command = new Command('npm run test:audit --')
  .description('Tamper with the audit chains at random and verify; exits 1 when a tampering was not found.')
  .option('--runs <n>', 'how many tamperings', '1000')
  .option('--seed <n>', 'seed of the first one; the next ones count up', '1')
  .parse();
const options = command.opts<{ runs: string; seed: string }>();
const runs = Number(options.runs);

const dataDir = await mkdtemp(join(tmpdir(), 'second-reader-audit-'));
const database = await connectDatabase({ mongodbUri: null, dataDir }, createLogger('silent'));
await runMigrations(database.connection, createLogger('silent'));
const site = await openTamperSite(database.connection);
const byHow = new Map<string, { runs: number; caught: number }>();
for (let run = 0; run < runs; run++) {
  const { seed, how, caught } = await site.run(Number(options.seed) + run);
  const counts = byHow.get(how) ?? { runs: 0, caught: 0 };
  byHow.set(how, { runs: counts.runs + 1, caught: counts.caught + Number(caught) });
  if (!caught) process.stdout.write(`seed ${seed}: NOT FOUND: ${how}\n`);
}
const left = (await site.verify()).filter(({ fault }) => fault !== null).length;
await database.close();
await rm(dataDir, { recursive: true, force: true });

for (const [how, counts] of [...byHow].sort())
  process.stdout.write(`${how.padEnd(40)} ${counts.caught} of ${counts.runs}\n`);
const caught = [...byHow.values()].reduce((sum, counts) => sum + counts.caught, 0);
process.stdout.write(`${caught} of ${runs} tamperings found (seeds from ${options.seed})`);
process.stdout.write(left === 0 ? '; nothing found on the untouched chains\n' : '; FALSE ALARM on untouched chains\n');
process.exitCode = caught === runs && left === 0 ? 0 : 1;
