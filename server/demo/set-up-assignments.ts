import type { CoursePlan, PlannedAssignment } from './course-plan.ts';
import { patiently } from './patiently.ts';
import type { Demo } from './start-demo.ts';
import { formTo, openVisit } from './tool-visit.ts';

/** Sets every activity up through the page an instructor gets at the first launch; leaves those that are set up. */
export async function setUpAssignments(demo: Demo, plan: CoursePlan): Promise<void> {
  const teacher = plan.teachers[0]?.key ?? '';
  for (const assignment of plan.assignments) await patiently(() => setUpOne(demo, teacher, assignment));
}

async function setUpOne(demo: Demo, teacher: string, assignment: PlannedAssignment): Promise<void> {
  const visit = await openVisit(demo, teacher, assignment.key);
  // A teacher's launch lands on the set-up page only while there is something to set up.
  const form = formTo(visit.page, '/assignment');
  if (form !== null) await visit.send(form, fieldsOf(assignment));
}

function fieldsOf({ title, task, notes, rubric, language, blindShare }: PlannedAssignment): Record<string, string> {
  return {
    ...{ title, task, notes },
    rubricChoice: rubric.kind === 'paste' ? 'paste' : rubric.id,
    rubricYaml: rubric.kind === 'paste' ? rubric.yaml : '',
    attempts: '2',
    dueAt: '',
    feedbackLanguage: language,
    counts: 'newest',
    ...(blindShare !== undefined && { blindShare: String(blindShare) }),
  };
}
