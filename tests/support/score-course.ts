import { setTimeout as sleep } from 'node:timers/promises';
import { Writable } from 'node:stream';
import { launchAs, type LaunchedTool } from '../../server/demo/launch-as.ts';
import type { ProfileName } from '../../server/demo/lms/profiles/lms-profile.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import { deliverScore } from '../../server/grades/deliver-score.ts';
import type { GradebookCell } from '../../server/grades/gradebook-cell.ts';
import { scoreJobKind } from '../../server/grades/score-job.ts';
import { runSweeps } from '../../server/grades/sweep.ts';
import { runWorker, type Worker } from '../../server/jobs/run-worker.ts';
import { createLogger } from '../../server/logger.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import { linkModel, personModel } from '../../server/lti/directory-model.ts';
import type { Services } from '../../server/services.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { startDemoCourse } from './demo-course.ts';
import { reviewForm, seedAssignment, seedWork } from './desk.ts';
import { startLtiTool, type LtiTool } from './lti-tool.ts';
import { openTestDatabase } from './test-database.ts';

/** A class of the demo LMS with a registered tool, and a teacher at the desk whose approvals real workers deliver. */
export type ScoreCourse = {
  lms: ServedLms;
  tool: LtiTool;
  teacher: () => LaunchedTool;
  launch: (personKey: string) => Promise<LaunchedTool>;
  /** Approves a new piece of this student's work and makes its score due. */
  approve: (givenName: string, form?: Record<string, string>) => Promise<{ personId: string; submissionId: string }>;
  /** Lets `workers` run until none of these people's cells has anything to do. */
  deliver: (people: string[], workers?: Services[]) => Promise<GradebookCell[]>;
  /** The address of a launch's pages, without a slash. */
  baseOf: (tool: LaunchedTool) => string;
  sweep: () => Promise<unknown>;
  reviewOf: (submissionId: string) => Promise<{ version: number }>;
  /** Lets the undo time of a change to what is out pass, and the change go out. */
  endUndo: (submissionId: string) => Promise<void>;
  post: (path: string) => Promise<void>;
  page: (path: string) => Promise<string>;
  /** The address that the essay's link opens; null: the tool's own. */
  pointEssayAt: (toolUrl: string | null) => Promise<void>;
  /** All that the tool wrote into its log. */
  log: () => string;
  close: () => Promise<void>;
};

export async function openScoreCourse(profile: ProfileName): Promise<ScoreCourse> {
  const database = await openTestDatabase();
  const lms = await startDemoCourse(database, { profile });
  const lines: string[] = [];
  const tool = await startLtiTool(database, { logger: createLogger('trace', sinkOf(lines)) });
  await lms.lms.registerTool(await createRegistrationLink(tool.services, { by: 'test' }));
  const launch = (personKey: string) =>
    launchAs({ lmsUrl: lms.url, toolUrl: tool.url, personKey, activityKey: 'essay' });
  for (const personKey of ['sam', 'zoe']) await launch(personKey);
  const teacher = await launch('tess');
  const baseOf = ({ url }: LaunchedTool) => /^.*\/l\/[^/]+/.exec(url)?.[0] ?? '';
  const base = baseOf(teacher);
  const submissions = submissionModel(tool.services.db);
  return {
    ...{ lms, tool, launch, baseOf, teacher: () => teacher },
    sweep: () => runSweeps(tool.services),
    reviewOf: async (_id) => ({ version: (await submissions.findOne({ _id }).lean())?.review?.version ?? 0 }),
    endUndo: async (_id) => {
      await submissions.updateOne({ _id }, { $set: { 'again.release.dueAt': new Date(0) } });
      await runSweeps(tool.services);
    },
    approve: (givenName, form) => approve({ tool, teacher, base }, givenName, form),
    deliver: (people, workers = [tool.services]) => deliverCells(tool.services, people, workers),
    post: async (path) => {
      await teacher.postForm(`${base}${path}`, {});
    },
    page: async (path) => (await teacher.get(`${base}${path}`)).html,
    pointEssayAt: async (toolUrl) => {
      const db = database.connection.getClient().db(`${database.connection.name}_lms`);
      await db.collection('activities').updateOne({ key: 'essay' }, { $set: { toolUrl } });
    },
    log: () => lines.join(''),
    close: async () => {
      await tool.close();
      await lms.close();
      await lms.lms.drop();
      await database.close();
    },
  };
}

function sinkOf(lines: string[]): Writable {
  return new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
}

type Room = { tool: LtiTool; teacher: LaunchedTool; base: string };

async function approve({ tool, teacher, base }: Room, givenName: string, form: Record<string, string> = {}) {
  const { services } = tool;
  const link = await linkModel(services.db).findOne().lean();
  const person = await personModel(services.db).findOne({ givenName }).lean();
  if (!link || !person) throw new Error('the launches should have recorded link and person');
  const tenancy = { platformId: link.platformId, courseId: link.courseId };
  const assignment = await seedAssignment(services, { ...tenancy, linkId: link._id });
  const { _id } = await seedWork({ services, assignment, clock: services.clock }, { ...tenancy, personId: person._id });
  const page = await teacher.postForm(`${base}/review/${_id}/approve`, reviewForm(form));
  if (page.status !== 200) throw new Error(`approving answered ${page.status}`);
  await submissionModel(services.db).updateOne({ _id }, { $set: { 'release.dueAt': new Date(0) } });
  await runSweeps(services);
  return { personId: person._id, submissionId: _id };
}

/** Lets `workers` run until each of these people has one cell and none of them has anything to do. */
export async function deliverCells(
  services: Services,
  people: string[],
  workers: Services[] = [services],
): Promise<GradebookCell[]> {
  const running = workers.map(startWorker);
  try {
    for (;;) {
      const cells = await scoreJobKind(services.db)
        .model.find({ personId: { $in: people } })
        .lean<GradebookCell[]>();
      if (cells.length === people.length && cells.every(({ job }) => job.status === 'none')) return cells;
      await sleep(50);
    }
  } finally {
    await Promise.all(running.map((worker) => worker.stop(0)));
  }
}

function startWorker(services: Services): Worker {
  const kind = scoreJobKind(services.db);
  return runWorker({ kind, run: (cell, signal) => deliverScore(services, cell, signal), concurrency: 5 }, services);
}
