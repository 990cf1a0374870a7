import { fullName, type CoursePlan } from './course-plan.ts';
import type { Demo } from './start-demo.ts';

/** Where to go and who to be there, for the terminal. */
export function addresses(demo: Demo, plan: CoursePlan, adminLink: string): string {
  const teacher = plan.teachers[0];
  const student = plan.students[0];
  return `
Open the LMS:    ${demo.lmsUrl}
  as the teacher ${teacher ? fullName(teacher) : ''}: course "${plan.title}", any activity: the queue, drafts, approval
  as a student   ${student ? fullName(student) : ''}, or any other: hand in work, read what was released
The tool itself: ${demo.tool.url}
  site admin     ${adminLink}  (works once, for 15 minutes)

Ctrl-C stops everything; the next start goes on from here.
`;
}
