import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopEngine } from '../../../server/database/embedded/stop-engine.ts';
import { launchAs } from '../../../server/demo/launch-as.ts';
import { startLms, type RunningLms } from '../../../server/demo/start-lms.ts';
import { noJob } from '../../../server/jobs/job.ts';
import { createLogger } from '../../../server/logger.ts';
import { createRegistrationLink } from '../../../server/lti/create-registration-link.ts';
import { linkModel, personModel } from '../../../server/lti/directory-model.ts';
import type { Link } from '../../../server/lti/directory.ts';
import type { Release } from '../../../server/submissions/submission.ts';
import { seedDemoCourse } from '../../support/demo-course.ts';
import { reviewForm, seedAssignment, seedWork } from '../../support/desk.ts';
import { POINTS } from '../../support/desk-sample.ts';
import { freePort } from '../../support/free-port.ts';
import { startBenchSite, type BenchSite } from '../site/bench-site.ts';
import { postBareScores } from './post-bare-scores.ts';

export type DeliveryFigures = { perSecond: number; barePerSecond: number };

/**
 * Scores of a class that fall due at once, into the gradebook of the demo LMS (a Moodle) over its own AGS, read back
 * one by one; from the start of the worker to the last. Beside them a loop that posts the same scores, four at a time
 * with one token, and looks at nothing.
 */
export async function measureDelivery(scores: number): Promise<DeliveryFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'second-reader-bench-lms-'));
  const site = await startBenchSite();
  const lms = await startLms({
    ...{ dataDir, port: await freePort(), profile: 'moodle', toolUrl: site.origin },
    ...{ production: false, logger: createLogger('silent') },
  });
  try {
    const { link, subs } = await openCourse(site, lms, scores);
    await approveAll(site, link, subs);
    const perSecond = await deliverAll(site, subs.length);
    return { perSecond, barePerSecond: await postBareScores(site.services, link, subs) };
  } finally {
    await site.stop();
    await lms.stop();
    await stopEngine(dataDir);
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
  }
}

/** A registered tool, a course with that many students, and a link that its teacher has launched. */
async function openCourse(site: BenchSite, { lms, url }: RunningLms, students: number) {
  await site.startWeb();
  await seedDemoCourse({ lms });
  await lms.registerTool(await createRegistrationLink(site.services, { by: 'bench' }));
  const subs: string[] = [];
  for (let n = 0; n < students; n++) {
    const key = `student-${n}`;
    subs.push((await lms.addPerson({ key, givenName: 'Student', familyName: String(n) }))._id);
    await lms.enrol({ courseKey: 'eng', personKey: key, role: 'student' });
  }
  await launchAs({ lmsUrl: url, toolUrl: site.origin, personKey: 'tess', activityKey: 'essay' });
  const link = await linkModel(site.services.db).findOne().lean<Link>();
  if (!link) throw new Error('the launch left no link');
  return { link, subs };
}

/** As approvals leave them, due now; the worker's own sweep lets them out. */
async function approveAll({ services }: BenchSite, link: Link, subs: readonly string[]): Promise<void> {
  const { platformId, courseId, _id: linkId } = link;
  const assignment = await seedAssignment(services, { platformId, courseId, linkId });
  for (const sub of subs) {
    const personId = `person-${sub}`;
    const names = { name: `Student ${sub}`, givenName: 'Student', familyName: sub };
    await personModel(services.db).create({ _id: personId, platformId, sub, ...names, email: null, testUser: false });
    const approved = { state: 'approved' as const, release: dueRelease(), job: noJob(new Date()) };
    await seedWork({ services, assignment, clock: services.clock }, { personId, attempt: 1, ...approved });
  }
}

function dueRelease(): Release {
  const approvedAt = new Date(Date.now() - 60_000);
  const levels = { cause: 'l2', example: 'l1' };
  const criteria = Object.entries(levels).map(([criterionId, levelId]) => ({
    ...{ criterionId, kind: 'level' as const, levelId },
  }));
  return {
    ...{ number: 1, approvedBy: 'teacher-1', approvedByName: 'Toni Teacher', approvedAt, dueAt: new Date() },
    ...{ releasedAt: null, scoreOwed: false, marks: 3, maximum: 4 },
    final: { criteria, points: POINTS, summary: reviewForm()['summary'] ?? '' },
  };
}

async function deliverAll(site: BenchSite, scores: number): Promise<number> {
  const cells = site.services.db.collection('gradebookCells');
  await site.startWorker();
  const began = performance.now();
  while ((await cells.countDocuments({ 'sent.confirmed': 'read-back' })) < scores) await sleep(50);
  return scores / ((performance.now() - began) / 1000);
}
