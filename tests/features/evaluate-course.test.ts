import { seededRandom } from '../../server/insights/agreement/seeded-random.ts';
import { compareCourse } from '../../server/insights/evaluate/compare-course.ts';
import { evaluateWorks } from '../../server/insights/evaluate/evaluation.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { openDesk, seedAssignment, seedWork, TENANCY, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** Released with these marks of 4; the draft in it has 3. */
function released(marks: number): Partial<Submission> {
  const at = new Date('2026-11-22T09:00:00Z');
  const final = { criteria: [], points: [], summary: '' };
  const release = {
    ...{ number: 1, approvedBy: 'teacher-1', approvedByName: null, approvedAt: at, dueAt: at, releasedAt: at },
    ...{ scoreOwed: false, final, marks, maximum: 4 },
  };
  return { state: 'released', release };
}

test('a course is measured on what its teachers released, beside the drafts, without a model', async () => {
  for (const marks of [3, 3, 4, 0]) await seedWork(desk, released(marks));
  await seedWork(desk, {});
  await seedWork(desk, { ...released(4), draftId: null, noDraft: 'teacher-only' });
  const elsewhere = await seedAssignment(desk.services, {
    _id: 'assignment-9',
    courseId: 'course-9',
    linkId: 'link-9',
  });
  await seedWork({ ...desk, assignment: elsewhere }, released(0));

  const { works, subject } = await compareCourse(desk.services, TENANCY.courseId, null);
  const { n, pooled, questions, cpuMsPerSubmission } = evaluateWorks(works, seededRandom(1));
  expect(n).toBe(4);
  expect(pooled).toMatchObject({ n: 4, exact: 0.5, adjacent: 0.75, mae: 0.25 });
  expect(questions).toMatchObject([{ title: 'Why leaves fall', n: 4 }]);
  expect(cpuMsPerSubmission).toBeNull();
  expect(subject).toMatchObject({ readers: 'reader-one, reader-two', demonstration: false });
  expect(subject.caveat).toContain('anchored');
});

test('--limit, and a course that has nothing', async () => {
  const { works } = await compareCourse(desk.services, TENANCY.courseId, 2);
  expect(works).toHaveLength(2);
  await expect(compareCourse(desk.services, 'course-0', null)).rejects.toMatchObject({ code: 'course-unknown' });
});
