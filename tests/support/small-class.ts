import type { CoursePlan } from '../../server/demo/course-plan.ts';
import { serialiseRubric } from '../../server/rubrics/serialise-rubric.ts';
import { RUBRIC, WORK } from './desk-sample.ts';

/** One assignment and so many students, who all write what `goodAnswer` is about; every fourth hands `path` in instead. */
export function smallClass(size: number, path: string): CoursePlan {
  const keys = Array.from({ length: size }, (_, index) => `student-${index}`);
  const task = {
    task: 'Why do leaves fall?',
    notes: 'Abscission.',
    description: '',
    maximum: 4,
    language: 'en',
    blindShare: 0,
  };
  return {
    ...{ key: 'course', label: 'C', title: 'Course', assistants: [] },
    teachers: [{ key: 'teacher', givenName: 'Toni', familyName: 'Teacher' }],
    students: keys.map((key) => ({ key, givenName: 'Sam', familyName: key })),
    assignments: [
      { key: 'leaves', title: 'Leaves', rubric: { kind: 'paste', yaml: serialiseRubric(RUBRIC) }, ...task },
    ],
    answers: keys.map((studentKey, index) => ({
      ...{ studentKey, assignmentKey: 'leaves' },
      work: index % 4 === 0 ? { kind: 'file', path } : { kind: 'text', text: WORK },
    })),
  };
}
