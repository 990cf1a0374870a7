import { setTimeout as sleep } from 'node:timers/promises';
import type { CoursePlan, PlannedWork } from '../../server/demo/course-plan.ts';
import { handIn } from '../../server/demo/hand-in.ts';
import { setUpAssignments } from '../../server/demo/set-up-assignments.ts';
import type { Demo } from '../../server/demo/start-demo.ts';
import { teacherDesk } from '../../server/demo/teacher-desk.ts';
import { expectForm, openVisit, type ToolVisit } from '../../server/demo/tool-visit.ts';
import type { Site } from './open-site.ts';

/** What Sam and Zoé of the demo course hand in. */
export type HandedIn = { sam: PlannedWork; zoe: PlannedWork };

/**
 * The whole path over HTTP, as people walk it: the teacher sets the essay up, both students hand in, the readers draft,
 * the teacher approves, and both marks arrive in the LMS. Returns the students' windows on their feedback.
 */
export async function walkWholePath(site: Site, handedIn: HandedIn): Promise<ToolVisit[]> {
  const demo = demoOf(site);
  await setUpAssignments(demo, PLAN);
  await handIn(demo, { assignmentKey: 'essay', studentKey: 'sam', work: handedIn.sam });
  await handIn(demo, { assignmentKey: 'essay', studentKey: 'zoe', work: handedIn.zoe });
  const desk = teacherDesk(demo, PLAN);
  await until(async () => (await desk.queue()).filter((row) => row.state === 'with-teacher').length === 2);
  for (const row of await desk.queue()) {
    const visit = await desk.visit(row.assignment);
    await visit.send(expectForm(await visit.open(row.reviewPath), '/approve'));
  }
  await until(async () => (await site.lms.lms.gradebook('eng')).length === 2);
  return Promise.all(['sam', 'zoe'].map((student) => openVisit(demo, student, 'essay')));
}

/** What the demo's helpers need of a site. */
export function demoOf(site: Site): Demo {
  const tool = { url: site.toolUrl } as Demo['tool'];
  return { lms: site.lms.lms, lmsUrl: site.lms.url, tool, stop: () => Promise.resolve() };
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 600; look++) {
    if (await done()) return;
    await sleep(100);
  }
  throw new Error('the path was not walked to its end within a minute');
}

const PLAN: CoursePlan = {
  key: 'eng',
  label: 'ENG101',
  title: 'English Composition 101',
  teachers: [{ key: 'tess', givenName: 'Tess', familyName: 'Teacher' }],
  assistants: [],
  students: [],
  answers: [],
  assignments: [
    {
      key: 'essay',
      title: 'Essay 1',
      description: 'Write 500 words.',
      task: 'Should offices allow short breaks? Argue for your view.',
      notes: '',
      rubric: { kind: 'shipped', id: 'argumentative-essay' },
      maximum: 20,
      language: 'en',
      blindShare: 0, // by chance one of the two would have no button to approve yet
    },
  ],
};
