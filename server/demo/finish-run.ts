import { approveAll } from './approve-all.ts';
import type { CoursePlan } from './course-plan.ts';
import { answerNames } from './missing-answers.ts';
import { resultsTable } from './results-table.ts';
import type { Demo } from './start-demo.ts';
import { summarise } from './summary.ts';
import type { TeacherDesk } from './teacher-desk.ts';
import { untilScored } from './until-scored.ts';

/**
 * The end of an `--exit` run: approves, waits for the gradebook, prints the table and, as the last line of stdout, the
 * summary as JSON. Returns the exit code: 1 when anything was lost on the way, which is named on stderr.
 */
export async function finishRun(demo: Demo, plan: CoursePlan, desk: TeacherDesk, began: number): Promise<0 | 1> {
  await approveAll(desk);
  const { rows, gradebook } = await untilScored(demo, plan, desk);
  const seconds = (performance.now() - began) / 1000;
  const { summary, lost } = summarise(answerNames(plan), rows, gradebook, seconds);
  if (lost.length > 0) process.stderr.write(`Lost on the way:\n${lost.map((one) => `  ${one}\n`).join('')}`);
  process.stdout.write(`${resultsTable(rows)}\n\n${JSON.stringify(summary)}\n`);
  return lost.length > 0 ? 1 : 0;
}
