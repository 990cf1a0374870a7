import { setTimeout as sleep } from 'node:timers/promises';
import { fullName, type CoursePlan } from './course-plan.ts';
import { answerNames } from './missing-answers.ts';
import { patiently } from './patiently.ts';
import type { Demo } from './start-demo.ts';
import type { GradebookMark, QueueRow } from './summary.ts';
import type { TeacherDesk } from './teacher-desk.ts';

/** What the LMS and the teacher's queue show once every approved mark is out and has arrived. */
export type Outcome = { rows: QueueRow[]; gradebook: GradebookMark[] };

/**
 * Waits until everything approved is released and in the LMS's gradebook, or until nothing has moved for a while. A row
 * that moves while the queue's pages are read may be missed once: it is looked for again before it is called lost.
 */
export async function untilScored(demo: Demo, plan: CoursePlan, desk: TeacherDesk): Promise<Outcome> {
  const expected = answerNames(plan).length;
  let last = { arrived: -1, at: Date.now() };
  for (;;) {
    const rows = await desk.queue();
    const gradebook = await patiently(() => readGradebook(demo, plan));
    const due = rows.filter((row) => row.state === 'approved' || row.state === 'released');
    const arrived = gradebook.length + due.filter((row) => row.state === 'released').length;
    if (arrived >= 2 * due.length && rows.length >= expected) return { rows, gradebook };
    if (arrived !== last.arrived) last = { arrived, at: Date.now() };
    if (Date.now() - last.at > STILL_MS) return { rows, gradebook };
    await sleep(PAUSE_MS);
  }
}

const PAUSE_MS = 500;
/** A score that an LMS answers with "later" or a failure is tried again within this time. */
const STILL_MS = 120_000;

async function readGradebook({ lms }: Demo, plan: CoursePlan): Promise<GradebookMark[]> {
  const names = new Map(plan.students.map((student) => [student.key, fullName(student)]));
  const maxima = new Map(plan.assignments.map(({ title, maximum }) => [title, maximum]));
  const entries = await lms.gradebook(plan.key);
  return entries.map(({ personKey, lineItem, score, scoreMaximum }) => ({
    student: names.get(personKey) ?? personKey,
    assignment: lineItem,
    // A column may have a scale of its own: compared in the rubric's points.
    score: score * ((maxima.get(lineItem) ?? scoreMaximum) / scoreMaximum),
  }));
}
