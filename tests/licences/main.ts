import { copiedFiles } from './copied-files.ts';
import { judgeLicences } from './judge-licences.ts';
import { outdatedLines } from './outdated.ts';
import { readLicences, type Licensed } from './read-licences.ts';

// `npm run dependencies`: licences, and what is outdated; `-- --notices` prints what is shipped, for a notice file.
const all = [...readLicences('.'), ...copiedFiles('.')];
if (process.argv.includes('--notices')) print(noticesOf(all));
else await report();

async function report(): Promise<void> {
  const { refused, excepted } = judgeLicences(all);
  print([`Licences of ${all.length} packages and copied files: ${countsOf(all)}`]);
  print(excepted.map(({ reason, ...one }) => `  exception: ${line(one)}: ${reason}`));
  print(refused.map((one) => `NOT ALLOWED: ${line(one)}. See tests/licences/judge-licences.ts`));
  if (refused.length > 0) process.exitCode = 1;
  print(await outdatedLines());
}

function noticesOf(licensed: readonly Licensed[]): string[] {
  return licensed
    .filter(({ shipped }) => shipped)
    .map(line)
    .sort();
}

function countsOf(licensed: readonly Licensed[]): string {
  const counts = new Map<string, number>();
  for (const { licence } of licensed) counts.set(licence ?? 'none', (counts.get(licence ?? 'none') ?? 0) + 1);
  return [...counts].map(([licence, count]) => `${licence} ${count}`).join(', ');
}

function line({ name, version, licence }: Licensed): string {
  return `${name} ${version} (${licence ?? 'no licence'})`;
}

function print(lines: readonly string[]): void {
  for (const text of lines) process.stdout.write(`${text}\n`);
}
