import type { CoursePlan, PlannedAnswer } from './course-plan.ts';
import { handIn } from './hand-in.ts';
import { missingAnswers } from './missing-answers.ts';
import { setUpAssignments } from './set-up-assignments.ts';
import type { Demo } from './start-demo.ts';
import type { QueueRow } from './summary.ts';
import type { TeacherDesk } from './teacher-desk.ts';
import { untilRead } from './until-read.ts';
import { watchProgress } from './watch-progress.ts';

/**
 * Brings every answer of the plan to the teacher: sets the assignments up, hands in what an earlier run did not, and
 * waits until the readers are done with all of it. Returns the teacher's queue. Safe to repeat and to interrupt.
 */
export async function runClass(demo: Demo, plan: CoursePlan, desk: TeacherDesk): Promise<QueueRow[]> {
  await setUpAssignments(demo, plan);
  const missing = missingAnswers(plan, await desk.queue());
  const progress = watchProgress(plan.answers.length);
  progress.handedIn(plan.answers.length - missing.length);
  try {
    const reading = new AbortController();
    const [rows] = await Promise.all([
      untilRead(desk, progress, reading.signal),
      handInAll(demo, missing, () => progress.handedIn(1)).finally(() => reading.abort()),
    ]);
    return rows;
  } finally {
    progress.stop();
  }
}

/** Students at once: enough to keep two cores busy, few enough for a page to answer at once. */
const AT_ONCE = 6;

async function handInAll(demo: Demo, answers: readonly PlannedAnswer[], done: () => void): Promise<void> {
  const waiting = answers.values();
  const student = async (): Promise<void> => {
    for (const answer of waiting) {
      await handIn(demo, answer);
      done();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, student));
}
