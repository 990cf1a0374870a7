import { submissionModel } from '../../../server/submissions/submission-model.ts';
import { openVisit } from '../../support/open-visit.ts';
import { timePage } from '../desk/measure-page.ts';
import type { BenchSite } from '../site/bench-site.ts';
import { CLASS_SIZE, growSite, seedHomeClass } from './seed-site.ts';
import { startBare } from './start-bare.ts';

/** p95 in ms of the tool's page, and of the bare one at the same moment. */
export type PageFigures = { ours: number; bare: number };
export type PagesBySize = { size: number; queue: PageFigures; review: PageFigures };

/** On a site whose web process runs: the queue of 300 rows and one of its reviews, again and again while everybody else's work grows to each size. */
export async function measurePages(
  site: BenchSite,
  { sizes, requests }: { sizes: number[]; requests: number },
): Promise<PagesBySize[]> {
  const { services, origin } = site;
  await seedHomeClass(services);
  const bare = await startBare(site);
  const ours = { origin, visit: await openVisit(services) };
  const theirs = { origin: bare.origin, visit: { path: '', cookie: '', setCookie: '' } };
  const p95 = async (path: string): Promise<PageFigures> => ({
    ours: (await timePage(ours, ours.visit.path + path, requests)).p95,
    bare: (await timePage(theirs, path, requests)).p95,
  });
  const paths = { queue: '/queue', review: `/review/${await draftedWork(site)}` };
  const measured: PagesBySize[] = [];
  // What is compiled during the first hundreds of requests would flatter every later size.
  for (const path of Object.values(paths)) await p95(path);
  let have = CLASS_SIZE;
  for (const size of sizes) {
    have = await growSite(services, have, size);
    const [queue, review] = [await p95(paths.queue), await p95(paths.review)];
    measured.push({ size, queue, review });
  }
  bare.stop();
  return measured;
}

async function draftedWork({ services }: BenchSite): Promise<string> {
  const drafted = { assignmentId: 'assignment-1', state: 'with-teacher' as const, draftId: { $ne: null } };
  return (await submissionModel(services.db).findOne(drafted, { _id: 1 }).lean())?._id ?? '';
}
