import { setTimeout as sleep } from 'node:timers/promises';
import { launchAs, type LaunchedTool } from '../../server/demo/launch-as.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { deliverScore } from '../../server/grades/deliver-score.ts';
import type { GradebookCell } from '../../server/grades/gradebook-cell.ts';
import { scoreJobKind } from '../../server/grades/score-job.ts';
import { runSweeps } from '../../server/grades/sweep.ts';
import { runWorker } from '../../server/jobs/run-worker.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import { linkModel, personModel } from '../../server/lti/directory-model.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { startDemoCourse } from '../support/demo-course.ts';
import { reviewForm, seedAssignment, seedWork } from '../support/desk.ts';
import { startLtiTool, type LtiTool } from '../support/lti-tool.ts';
import { openTestDatabase } from '../support/test-database.ts';

let database: Database;
let lms: ServedLms;
let tool: LtiTool;
let teacher: LaunchedTool;
beforeAll(async () => {
  database = await openTestDatabase();
  lms = await startDemoCourse(database);
  tool = await startLtiTool(database);
  await lms.lms.registerTool(await createRegistrationLink(tool.services, { by: 'test' }));
  for (const personKey of ['sam', 'zoe']) await launch(personKey);
  teacher = await launch('tess');
});
afterAll(async () => {
  await tool.close();
  await lms.close();
  await lms.lms.drop();
  await database.close();
});

const launch = (personKey: string) => launchAs({ lmsUrl: lms.url, toolUrl: tool.url, personKey, activityKey: 'essay' });

/** Approves a piece of a student's work at the desk, lets its undo time be over, and runs what that makes due. */
async function approveAndDeliver(givenName: string): Promise<GradebookCell> {
  const { services } = tool;
  const link = await linkModel(services.db).findOne().lean();
  const person = await personModel(services.db).findOne({ givenName }).lean();
  if (!link || !person) throw new Error('the launches should have recorded link and person');
  const tenancy = { platformId: link.platformId, courseId: link.courseId };
  const assignment = await seedAssignment(services, { ...tenancy, linkId: link._id });
  const { _id } = await seedWork({ services, assignment, clock: services.clock }, { ...tenancy, personId: person._id });
  const base = /^.*\/l\/[^/]+/.exec(teacher.url)?.[0] ?? '';
  const page = await teacher.postForm(`${base}/review/${_id}/approve`, reviewForm());
  expect(page.status).toBe(200);
  await submissionModel(services.db).updateOne({ _id }, { $set: { 'release.dueAt': new Date(0) } });
  await runSweeps(services);
  return settledCell(person._id);
}

/** Lets a real worker run until the cell has nothing more to do: the LMS answers 409 within one second. */
async function settledCell(personId: string): Promise<GradebookCell> {
  const { services } = tool;
  const kind = scoreJobKind(services.db);
  const worker = runWorker(
    { kind, run: (cell, signal) => deliverScore(services, cell, signal), concurrency: 1 },
    services,
  );
  for (;;) {
    const cell = await kind.model.findOne({ personId }).lean<GradebookCell>();
    if (cell?.job.status === 'none') {
      await worker.stop(0);
      return cell;
    }
    await sleep(100);
  }
}

test('approved marks arrive in a real gradebook, rescaled by the LMS, with their comment, and are confirmed', async () => {
  const cell = await approveAndDeliver('Sam');
  expect(cell).toMatchObject({ trouble: null, sent: { scoreGiven: 3, scoreMaximum: 4, confirmed: 'read-back' } });
  const grade = await lms.lms.gradeOf({ activityKey: 'essay', personKey: 'sam' });
  expect(grade?.score).toBe(15);
  expect(grade?.comment).toContain('Read and approved by Tess Teacher.');
});

test('an override in the gradebook is seen by the read-back and stands', async () => {
  await lms.lms.overrideGrade({ activityKey: 'essay', personKey: 'zoe', score: 9, comment: 'By hand.' });
  const cell = await approveAndDeliver('Zoé');
  expect(cell.trouble).toBe('overridden');
  expect(await lms.lms.gradeOf({ activityKey: 'essay', personKey: 'zoe' })).toMatchObject({ score: 9 });
});
