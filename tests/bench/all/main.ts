import { Command } from 'commander';
import { measureDelivery } from '../delivery/measure-delivery.ts';
import { measureDrafting } from '../drafting/measure-drafting.ts';
import { measureHandIns } from '../hand-in/measure-hand-ins.ts';
import { measurePages } from '../pages/measure-pages.ts';
import { startBenchSite } from '../site/bench-site.ts';
import { figuresOf, linesOf, type Measured } from './report.ts';
import { whole } from './whole-number.ts';

// `npm run bench`: the figures that the README's promises rest on, each beside a baseline of the same run.
const command = new Command('npm run bench --')
  .description('Drafting, pages, hand-ins, delivery and memory, each beside a baseline of the same run.')
  .option('--works <n>', 'works to draft', whole, 139)
  .option('--call-ms <n>', 'what one call to the scripted model takes', whole, 2_000)
  .option('--places <n>', 'calls at once', whole, 32)
  .option('--sizes <list>', 'submissions in the whole database, rising', sizesOf, [1_000, 10_000, 100_000])
  .option('--requests <n>', 'requests of each page at each size', whole, 300)
  .option('--students <n>', 'students who hand in', whole, 300)
  .option('--scores <n>', 'scores to deliver', whole, 300)
  .option('--json', 'print one object as the last line')
  .parse();
const options = command.opts<{
  works: number;
  callMs: number;
  places: number;
  sizes: number[];
  requests: number;
  students: number;
  scores: number;
  json?: boolean;
}>();

const measured: Measured = {
  drafting: await drafting(1),
  twoWorkers: await drafting(2),
  ...(await onOneSite()),
  delivery: await measureDelivery(options.scores),
};
for (const line of linesOf(measured)) process.stdout.write(`${line}\n`);
if (options.json) process.stdout.write(`${JSON.stringify(figuresOf(measured))}\n`);

function drafting(workers: number) {
  const { works, callMs, places } = options;
  return measureDrafting({ works, callMs, places, workers });
}

/** Hand-ins come last, into the largest database, and queue for a reader; no worker runs that would ask it. */
async function onOneSite(): Promise<Pick<Measured, 'pages' | 'handIns' | 'rssMb'>> {
  const site = await startBenchSite({ READER: 'offline' });
  try {
    const web = await site.startWeb();
    const pages = await measurePages(site, options);
    const handIns = await measureHandIns(site, { students: options.students, atOnce: 8 });
    return { pages, handIns, rssMb: await web.peakMb() };
  } finally {
    await site.stop();
  }
}

function sizesOf(text: string): number[] {
  return text.split(',').map(whole);
}
