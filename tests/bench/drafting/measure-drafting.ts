import { setTimeout as sleep } from 'node:timers/promises';
import { noJob, waitingJob } from '../../../server/jobs/job.ts';
import { membershipModel, personModel } from '../../../server/lti/directory-model.ts';
import type { Membership, Person } from '../../../server/lti/directory.ts';
import type { Services } from '../../../server/services.ts';
import { submissionModel } from '../../../server/submissions/submission-model.ts';
import type { Submission } from '../../../server/submissions/submission.ts';
import type { Assignment } from '../../../server/assignments/assignment.ts';
import { seedAssignment } from '../../support/desk.ts';
import { startBenchSite, type BenchSite } from '../site/bench-site.ts';
import { gardenNames, gardenWork } from './garden-work.ts';
import { idealSchedule } from './ideal-schedule.ts';
import { startSlowModel, type SlowModel } from './slow-model.ts';

export type DraftingOrder = { works: number; callMs: number; places: number; workers: number };
export type DraftingFigures = { idealSeconds: number; actualSeconds: number; ratio: number; calls: number };

/** A whole class that waits for its drafts, from the moment it is handed in to the last draft on the teacher's desk. */
export async function measureDrafting(order: DraftingOrder): Promise<DraftingFigures> {
  const model = await startSlowModel(order.callMs);
  const site = await startBenchSite(readerSettings(model, order));
  try {
    const handIn = await openClass(site.services, order.works);
    for (let worker = 0; worker < order.workers; worker++) await site.startWorker();
    const began = performance.now();
    await handIn();
    await untilDrafted(site, order.works);
    const actual = performance.now() - began;
    const ideal = idealSchedule(model.calls, order.places, order.callMs);
    const seconds = { idealSeconds: ideal / 1000, actualSeconds: actual / 1000 };
    return { ...seconds, ratio: actual / ideal, calls: model.calls.length };
  } finally {
    await site.stop();
    await model.stop();
  }
}

/** All workers together read twice as many works as there are places, so that none stays empty while one is stored. */
function readerSettings({ url }: SlowModel, { places, workers }: DraftingOrder): Record<string, string> {
  return {
    ...{ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: url, GENERATOR_MODEL: 'reader-one', VALIDATOR_MODEL: 'reader-two' },
    ...{
      MODEL_CONCURRENCY: String(places),
      DRAFT_CONCURRENCY: String(Math.min(64, Math.ceil((places * 2) / workers))),
    },
  };
}

/** A class as launches leave it; returns what hands all of its works in. */
async function openClass(services: Services, works: number): Promise<() => Promise<unknown>> {
  const assignment = await seedAssignment(services);
  const people = Array.from({ length: works }, (_, n) => personOf(assignment, n));
  await personModel(services.db).insertMany(people);
  await membershipModel(services.db).insertMany(people.map((person) => memberOf(assignment, person)));
  return () => submissionModel(services.db).insertMany(people.map(({ _id }, n) => queuedWork(assignment, _id, n)));
}

function queuedWork({ platformId, courseId, ...assignment }: Assignment, personId: string, n: number): Submission {
  const now = new Date();
  const text = gardenWork(n, 600);
  return {
    ...{ _id: `work-${n}`, platformId, courseId, assignmentId: assignment._id, personId, attempt: 1 },
    ...{ state: 'queued', work: { kind: 'text', text, typed: text, file: null, extraction: { status: 'none' } } },
    ...{ teacherOnly: false, submittedAt: now, late: false, rubricVersionId: assignment.rubricVersionId },
    ...{ job: { ...noJob(now), ...waitingJob(now, n) }, draftId: null, noDraft: null, review: null },
    ...{ decisions: [], release: null, createdAt: now, updatedAt: now },
  };
}

function personOf({ platformId }: Assignment, n: number): Person {
  const [givenName, familyName] = [`A${gardenNames[n] ?? ''}`, `S${gardenNames[n + 5_000] ?? ''}`];
  const names = { name: `${givenName} ${familyName}`, givenName, familyName };
  return {
    _id: `person-${n}`,
    platformId,
    sub: `sub-${n}`,
    ...names,
    email: `${givenName}@example.org`,
    testUser: false,
  };
}

/** As a launch leaves it: names of the whole class are looked for in each work. */
function memberOf({ courseId }: Assignment, { _id: personId, platformId, sub, ...person }: Person): Membership {
  const { name, givenName, familyName, email } = person;
  const ids = { _id: `member-${personId}`, platformId, courseId, sub, personId, sourcedId: null };
  const known = { ...ids, name, givenName, familyName, email };
  return { ...known, role: 'student', roleFrom: 'launch', active: true };
}

async function untilDrafted({ services }: BenchSite, works: number): Promise<void> {
  const drafted = () => submissionModel(services.db).countDocuments({ state: 'with-teacher' });
  while ((await drafted()) < works) await sleep(50);
  const without = await submissionModel(services.db).countDocuments({ draftId: null });
  if (without > 0) throw new Error(`${without} works came to the teacher without a draft`);
}
