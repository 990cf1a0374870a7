import type { CoursePlan, PlannedAssignment } from './course-plan.ts';
import { patiently } from './patiently.ts';
import { nextPage, readQueue, type LinkedRow } from './read-queue.ts';
import type { Demo } from './start-demo.ts';
import { openVisit, type ToolVisit } from './tool-visit.ts';

/** The teacher's open windows, one for each assignment. */
export type TeacherDesk = {
  /** Every submission of every assignment as the queue pages show them now; attempts that no longer count left out. */
  queue: () => Promise<LinkedRow[]>;
  /** The window of an assignment, by its title. */
  visit: (assignment: string) => Promise<ToolVisit>;
};

/** Launches every assignment as the course's teacher when it is first needed, and keeps the window. */
export function teacherDesk(demo: Demo, plan: CoursePlan): TeacherDesk {
  const windows = new Map<string, ToolVisit>();
  const teacher = plan.teachers[0]?.key ?? '';
  const open = async ({ key, title }: PlannedAssignment): Promise<ToolVisit> => {
    const visit = windows.get(title) ?? (await openVisit(demo, teacher, key));
    windows.set(title, visit);
    return visit;
  };
  const queueOf = (assignment: PlannedAssignment): Promise<LinkedRow[]> =>
    patiently(async () => {
      const rows = await readPages(await open(assignment), assignment.title);
      return rows.filter((row) => !OUT_OF_COUNT.has(row.state));
    });
  return {
    queue: async () => {
      const rows: LinkedRow[] = [];
      for (const assignment of plan.assignments) rows.push(...(await queueOf(assignment)));
      return rows;
    },
    visit: (title) => open(assignmentCalled(plan, title)),
  };
}

/** All pages of a queue; a row that moves to another page meanwhile counts once. */
async function readPages(visit: ToolVisit, title: string): Promise<LinkedRow[]> {
  const rows = new Map<string, LinkedRow>();
  for (let path: string | null = '/queue'; path !== null;) {
    const { html } = await visit.open(path);
    for (const row of readQueue(html, title)) rows.set(row.submission, row);
    path = nextPage(html);
  }
  return [...rows.values()];
}

const OUT_OF_COUNT = new Set(['superseded', 'returned']);

function assignmentCalled(plan: CoursePlan, title: string): PlannedAssignment {
  const found = plan.assignments.find((assignment) => assignment.title === title);
  if (found === undefined) throw new Error(`the plan has no assignment "${title}"`);
  return found;
}
