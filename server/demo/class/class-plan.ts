import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { CoursePlan, PlannedAnswer, PlannedWork } from '../course-plan.ts';
import { ASSIGNMENTS } from './assignments.ts';
import { ASSISTANT, STUDENTS, TEACHER } from './people.ts';

/**
 * The class that comes with the project: twelve students, two assignments, an answer of each to each. Answers stand
 * student by student, so that the first few already show both assignments.
 */
export function classPlan(): CoursePlan {
  return {
    key: 'demo-class',
    label: 'DEMO',
    title: 'Everyday questions',
    teachers: [TEACHER],
    assistants: [ASSISTANT],
    students: STUDENTS,
    assignments: ASSIGNMENTS,
    answers: STUDENTS.flatMap((student) => ASSIGNMENTS.map(({ key }) => answerOf(student.key, key))),
  };
}

const ANSWERS = join(import.meta.dirname, 'answers');

function answerOf(studentKey: string, assignmentKey: string): PlannedAnswer {
  const folder = join(ANSWERS, assignmentKey);
  const file = readdirSync(folder).find((name) => parse(name).name === studentKey);
  if (file === undefined) throw new Error(`${folder} holds no answer of ${studentKey}`);
  return { studentKey, assignmentKey, work: workIn(join(folder, file)) };
}

/** Plain text is what a student types into the box; anything else is a file to upload. */
function workIn(path: string): PlannedWork {
  return path.endsWith('.txt') ? { kind: 'text', text: readFileSync(path, 'utf8').trimEnd() } : { kind: 'file', path };
}
