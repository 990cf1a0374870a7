import { fullName, type CoursePlan, type PlannedAnswer } from './course-plan.ts';
import type { QueueRow } from './summary.ts';

/** What people see of an answer: who gave it, to what. Names and titles are unique within a plan. */
export type AnswerName = { student: string; assignment: string };

/** The planned answers with the names the teacher's pages show for them. */
export function answerNames(plan: CoursePlan): (AnswerName & { answer: PlannedAnswer })[] {
  const students = new Map(plan.students.map((student) => [student.key, fullName(student)]));
  const titles = new Map(plan.assignments.map(({ key, title }) => [key, title]));
  return plan.answers.map((answer) => ({
    answer,
    student: students.get(answer.studentKey) ?? '',
    assignment: titles.get(answer.assignmentKey) ?? '',
  }));
}

/** The planned answers that no earlier run has handed in. */
export function missingAnswers(plan: CoursePlan, rows: readonly QueueRow[]): PlannedAnswer[] {
  const there = new Set(rows.map((row) => JSON.stringify([row.assignment, row.student])));
  const missing = answerNames(plan).filter((one) => !there.has(JSON.stringify([one.assignment, one.student])));
  return missing.map(({ answer }) => answer);
}
