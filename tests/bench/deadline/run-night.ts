import { setTimeout as sleep } from 'node:timers/promises';
import { enginePid } from '../../../server/database/embedded/stop-engine.ts';
import { addPlatform } from '../../../server/lti/add-platform.ts';
import { linkModel } from '../../../server/lti/directory-model.ts';
import { submissionModel } from '../../../server/submissions/submission-model.ts';
import { seedAssignment } from '../../support/desk.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { startSlowModel, type SlowModel } from '../drafting/slow-model.ts';
import { startBenchLms, type BenchLms } from '../launch/bench-lms.ts';
import { startBenchSite, type BenchProcess, type BenchSite } from '../site/bench-site.ts';
import { percentile } from '../site/percentile.ts';
import { findLost } from './find-lost.ts';
import { launchStudent } from './launch-student.ts';
import { oneStudent, type Seen } from './one-student.ts';
import { workOf } from './student-work.ts';

export type NightOrder = { students: number; minutes: number; seed: number; callMs: number; places: number };

export type Night = {
  submitMs: { p50: number; p95: number; max: number };
  launchMs: { p50: number; p95: number };
  launchesPerSecond: number;
  /** Works that were said to be in and are not stored word for word; students who never got theirs in. */
  lost: string[];
  /** Requests that got no answer at all. */
  unanswered: number;
  /** Requests answered with an error page, after which the student tried again. */
  turnedAway: number;
  kills: string[];
  drafted: number;
  /** From the first student to the last draft; null: not all within the time. */
  draftedSeconds: number | null;
  rssMb: { web: number; worker: number };
};

/** All drafts must be there by then. */
const LONGEST_DRAFTING_MS = 15 * 60_000;

/**
 * A deadline: students launch, write and hand in over so many minutes, while the worker and the database engine are
 * killed (kill -9) at moments that the seed chooses. Web and worker are processes of their own.
 */
export async function runNight(order: NightOrder): Promise<Night> {
  const lms = await startBenchLms();
  const model = await startSlowModel(order.callMs);
  const site = await startBenchSite(readers(model, order.places));
  try {
    const web = await site.startWeb();
    await openAssignment(site, lms);
    return await handInAll(site, lms, { ...order, web });
  } finally {
    await site.stop();
    await model.stop();
    lms.close();
  }
}

function readers({ url }: SlowModel, places: number): Record<string, string> {
  return {
    ...{ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: url, GENERATOR_MODEL: 'reader-one', VALIDATOR_MODEL: 'reader-two' },
    ...{ MODEL_CONCURRENCY: String(places), DRAFT_CONCURRENCY: String(Math.min(64, places * 2)) },
  };
}

/** Registers the LMS and sets up the assignment behind its one link. */
async function openAssignment({ services, origin }: BenchSite, lms: BenchLms): Promise<void> {
  const { issuer, clientId, jwksUrl } = lms;
  const { _id: platformId } = await addPlatform(services, {
    ...{ issuer, clientId, jwksUrl, name: 'bench', family: 'other', registeredBy: 'bench' },
    ...{ authEndpoint: `${issuer}/auth`, tokenEndpoint: `${issuer}/token`, deployments: ['1'], tokenAudience: null },
  });
  await launchStudent(origin, lms, TEACHERS_TRY).catch(() => undefined); // nothing is set up yet
  const link = await linkModel(services.db).findOne({ platformId }).lean();
  if (!link) throw new Error('the first launch left no link');
  await seedAssignment(services, { platformId, courseId: link.courseId, linkId: link._id });
}

/** A person who hands nothing in. */
const TEACHERS_TRY = 1_000_000;

async function handInAll(site: BenchSite, lms: BenchLms, order: NightOrder & { web: BenchProcess }): Promise<Night> {
  const random = seededRandom(order.seed);
  const lengthMs = order.minutes * 60_000;
  const first = await site.startWorker();
  const arrivals = Array.from({ length: order.students }, () => random() * lengthMs);
  // Written at home: making a document takes longer than handing one in.
  const works = arrivals.map((_, n) => workOf(n).work);
  const began = performance.now();
  const killing = killInTurn(site, first, { lengthMs, random });
  const seen = await Promise.all(
    arrivals.map(async (at, n) => {
      await sleep(at);
      return oneStudent(site.origin, lms, { n, work: works[n] ?? workOf(n).work });
    }),
  );
  const launchedSeconds = (performance.now() - began) / 1000;
  const { kills, worker } = await killing;
  const drafted = await untilDrafted(site, order.students, began);
  const handedIn = seen.flatMap(({ submitMs }, n) => (submitMs === null ? [] : [n]));
  const rssMb = { web: await order.web.peakMb(), worker: await worker.peakMb() };
  const lost = [...(await findLost(site.services, handedIn)), ...neverIn(seen)];
  return { ...timesOf(seen, launchedSeconds), lost, kills, ...drafted, rssMb };
}

function neverIn(seen: readonly Seen[]): string[] {
  return seen.flatMap(({ submitMs, last }, n) => (submitMs === null ? [`student ${n} gave up: ${last}`] : []));
}

function timesOf(seen: readonly Seen[], seconds: number) {
  const submits = seen.flatMap(({ submitMs }) => submitMs ?? []);
  const launches = seen.flatMap(({ launchMs }) => launchMs);
  const sum = (of: (one: Seen) => number) => seen.reduce((total, one) => total + of(one), 0);
  return {
    submitMs: { p50: percentile(submits, 0.5), p95: percentile(submits, 0.95), max: percentile(submits, 1) },
    launchMs: { p50: percentile(launches, 0.5), p95: percentile(launches, 0.95) },
    launchesPerSecond: launches.length / seconds,
    ...{ unanswered: sum((one) => one.unanswered), turnedAway: sum((one) => one.turnedAway) },
  };
}

/** One of each in the first two thirds of the time; whoever runs the site starts the worker again. */
type When = { lengthMs: number; random: () => number };

async function killInTurn(site: BenchSite, first: BenchProcess, { lengthMs, random }: When) {
  const kills: string[] = [];
  const began = performance.now();
  let worker = first;
  const moments = [random(), random()].map((share) => share * lengthMs * (2 / 3)).toSorted((a, b) => a - b);
  const victims = random() < 0.5 ? ['worker', 'engine'] : ['engine', 'worker'];
  for (const [at, victim] of victims.entries()) {
    await sleep(Math.max(0, (moments[at] ?? 0) - (performance.now() - began)));
    const pid = victim === 'worker' ? worker.pid() : await enginePid(site.dataDir);
    if (pid !== null) process.kill(pid, 'SIGKILL');
    kills.push(`${victim} at ${((performance.now() - began) / 1000).toFixed(1)} s`);
    if (victim === 'worker') worker = await site.startWorker();
  }
  return { kills, worker };
}

async function untilDrafted({ services }: BenchSite, students: number, began: number) {
  const count = () => submissionModel(services.db).countDocuments({ state: 'with-teacher', draftId: { $ne: null } });
  let drafted = await count();
  while (drafted < students && performance.now() - began < LONGEST_DRAFTING_MS) {
    await sleep(1_000);
    drafted = await count();
  }
  const draftedSeconds = drafted < students ? null : (performance.now() - began) / 1000;
  return { drafted, draftedSeconds };
}
