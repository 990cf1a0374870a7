import { personModel } from '../../server/lti/directory-model.ts';
import { listReleasedWork } from '../../server/insights/evaluate/released-work-repository.ts';
import { listBlindWork } from '../../server/reviews/blind-work-repository.ts';
import { openDesk, seedWork, TENANCY, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await personModel(desk.services.db).updateOne({ _id: 'student-2' }, { $set: { testUser: true } });
});
afterAll(() => desk.close());

const released = {
  state: 'released' as const,
  release: {
    ...{ number: 1, approvedBy: 'teacher-1', approvedByName: null, scoreOwed: false, marks: 3, maximum: 6 },
    ...{ approvedAt: new Date(), dueAt: new Date(), releasedAt: new Date() },
    final: { criteria: [], points: [], summary: '' },
  },
};

test('a test student is marked in queue and review, and counted in no statistic', async () => {
  const blind = { criteria: [], by: 'teacher-1', at: new Date() };
  const review = { version: 1, origin: 'draft' as const, criteria: [], points: [], summary: '' };
  for (const personId of ['student-1', 'student-2']) {
    const edited = {
      editedBy: 'teacher-1',
      editedAt: new Date(),
      blind: { ...blind, draftId: `draft-of-${personId}` },
    };
    const own = { _id: `of-${personId}`, personId, review: { ...review, ...edited } };
    await seedWork(desk, { ...own, draftId: `draft-of-${personId}`, ...released });
  }
  const queue = (await desk.get(desk.teacher, '/queue').expect(200)).text;
  const rows = queue.split('<tr ').filter((row) => row.startsWith('data-submission'));
  expect(rows.map((row) => [row.includes('Zoe Student'), row.includes('Test student')]).sort()).toEqual([
    [false, false],
    [true, true],
  ]);
  expect((await desk.get(desk.teacher, '/review/of-student-2')).text).toContain('counts in no statistics');
  expect((await desk.get(desk.teacher, '/review/of-student-1')).text).not.toContain('Test student');
  const { db } = desk.services;
  expect((await listReleasedWork(db, TENANCY, null)).map(({ submissionId }) => submissionId)).toEqual(['of-student-1']);
  expect((await listBlindWork(db, TENANCY)).map(({ submissionId }) => submissionId)).toEqual(['of-student-1']);
});
