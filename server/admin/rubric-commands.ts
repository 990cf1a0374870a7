import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { AppError } from '../errors.ts';
import { parseRubric } from '../rubrics/parse-rubric.ts';
import type { Services } from '../services.ts';
import { addSiteRubric } from '../workshop/add-site-rubric.ts';
import { listSiteRubrics } from '../workshop/library-rubric-repository.ts';
import { MOST_ON_SHELF } from '../workshop/library-rubric.ts';
import { moveSiteRubric } from '../workshop/site-rubrics.ts';
import { rubricsTable } from './admin-tables.ts';
import { actor, print, run } from './command-line.ts';
import { convertCommand } from './convert-command.ts';

/** `rubric …`: the rubrics that every course may choose. RUBRIC is an id or its beginning, or the rubric's own id. */
export function rubricCommands(program: Command): void {
  const rubric = program.command('rubric').description('the rubrics that every course here may choose');
  rubric
    .command('list')
    .description('list them')
    .option('--json', 'print JSON')
    .action((options: { json?: boolean }) =>
      run(async ({ db }) => {
        const rubrics = await listSiteRubrics(db);
        print(options.json ? JSON.stringify(rubrics, null, 2) : rubricsTable(rubrics));
      }),
    );
  rubric
    .command('add')
    .description('add one from a YAML file, or replace the one with the same id in it')
    .argument('<file>')
    .action((file: string) => run((services) => addFromFile(services, file)));
  rubric
    .command('remove')
    .description('take one out; assignments that use it keep it')
    .argument('<rubric>', 'its id or the beginning of it, or the id in its file')
    .action((named: string) =>
      run(async (services) => {
        const found = await findNamed(services, named);
        await moveSiteRubric(services, { id: found._id, removed: true, by: actor() });
        print(`Removed: ${found.rubric.title} (${found._id})`);
      }),
    );
  convertCommand(rubric);
}

async function addFromFile(services: Services, file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('rubric-file-unusable', { details: { faults: `${file}: cannot be read` }, cause });
  });
  const parsed = parseRubric(text);
  if (parsed.kind === 'refused') {
    const faults = parsed.faults.map(
      ({ line, column, path, reason }) => `${file}:${line}:${column}: ${path} ${reason}`,
    );
    throw new AppError('rubric-file-unusable', { details: { faults: faults.join('\n') } });
  }
  const outcome = await addSiteRubric(services, { by: actor(), rubric: parsed.rubric, replace: true });
  if (!('id' in outcome)) throw new AppError('rubric-shelf-full', { details: { most: MOST_ON_SHELF } });
  print(`${outcome.kind === 'added' ? 'Added' : 'Replaced'}: ${parsed.rubric.title} (${outcome.id})`);
}

async function findNamed({ db }: Services, named: string) {
  const all = await listSiteRubrics(db);
  const found = all.filter(({ _id, rubric }) => rubric.id === named || (named !== '' && _id.startsWith(named)));
  const [one] = found;
  if (!one || found.length > 1) throw new AppError('no-such-rubric', { status: 404, details: { rubric: named } });
  return one;
}
