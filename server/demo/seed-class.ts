import type { CoursePlan, PlannedPerson } from './course-plan.ts';
import type { DemoLms } from './lms/create-demo-lms.ts';

/** Puts the plan's course, people and activities into the LMS; finds those an earlier run put there. */
export async function seedClass(lms: DemoLms, plan: CoursePlan): Promise<void> {
  const course = await lms.addCourse({ key: plan.key, label: plan.label, title: plan.title });
  await lms.addPerson({ key: 'admin', givenName: 'Site', familyName: 'Administrator', admin: true });
  await enrolAll(lms, plan.key, plan.teachers, 'teacher');
  await enrolAll(lms, plan.key, plan.assistants, 'non-editing-teacher');
  await enrolAll(lms, plan.key, plan.students, 'student');
  for (const { key, title, description, maximum } of plan.assignments) {
    await lms.addActivity({ key, courseId: course._id, title, description, scoreMaximum: maximum });
  }
}

async function enrolAll(
  lms: DemoLms,
  courseKey: string,
  people: PlannedPerson[],
  role: 'teacher' | 'non-editing-teacher' | 'student',
): Promise<void> {
  for (const person of people) {
    await lms.addPerson(person);
    await lms.enrol({ courseKey, personKey: person.key, role });
  }
}
