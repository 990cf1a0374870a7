import { gradebookCellModel } from '../../server/grades/gradebook-cell-model.ts';
import { releaseAllDue } from '../../server/grades/release-repository.ts';
import { releaseDue } from '../../server/grades/release-due.ts';
import { runSweeps } from '../../server/grades/sweep.ts';
import { updateCell } from '../../server/grades/update-cell.ts';
import { findOwed } from '../../server/grades/release-repository.ts';
import type { GradebookCell } from '../../server/grades/gradebook-cell.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import { openDesk, reviewForm, seedWork, TENANCY, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.reset());
afterAll(() => desk.close());
const cells = () => gradebookCellModel(desk.services.db).find().lean<GradebookCell[]>();
const stored = (id: string) => findSubmission(desk.services.db, TENANCY, id);

async function approved(): Promise<string> {
  const { _id } = await seedWork(desk);
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm()).expect(303);
  return _id;
}

test('nothing goes out before its time, and nothing is owed', async () => {
  const _id = await approved();
  desk.clock.add(59_999);
  expect(await releaseDue(desk.services)).toBe(0);
  expect(await stored(_id)).toMatchObject({ state: 'approved', release: { releasedAt: null, scoreOwed: false } });
  expect(await cells()).toEqual([]);
});

test('at its time the student’s text and the score go out together, once', async () => {
  const _id = await approved();
  desk.clock.add(60_000);
  expect(await releaseDue(desk.services)).toBe(1);
  expect(await stored(_id)).toMatchObject({
    state: 'released',
    release: { releasedAt: desk.clock.now(), scoreOwed: false },
  });
  const wanted = { submissionId: _id, release: 1, scoreGiven: 3, scoreMaximum: 4 };
  expect(await cells()).toMatchObject([{ wanted, sent: null, job: { status: 'waiting' } }]);
  desk.clock.add(5000);
  expect(await releaseDue(desk.services)).toBe(0);
  expect(await cells()).toHaveLength(1);
});

test('a crash between release and cell: the debt stands in the release, and the next sweep carries it over', async () => {
  const _id = await approved();
  desk.clock.add(60_000);
  await releaseAllDue(desk.services.db, desk.clock.now());
  expect(await stored(_id)).toMatchObject({ state: 'released', release: { scoreOwed: true } });
  expect(await cells()).toEqual([]);
  await runSweeps(desk.services);
  expect(await stored(_id)).toMatchObject({ release: { scoreOwed: false } });
  expect(await cells()).toMatchObject([{ wanted: { submissionId: _id, scoreGiven: 3 }, job: { status: 'waiting' } }]);
});

test('a crash between cell and clearing the debt: telling the cell again changes nothing', async () => {
  await approved();
  desk.clock.add(60_000);
  await releaseAllDue(desk.services.db, desk.clock.now());
  const [owed] = await findOwed(desk.services.db, 1);
  if (!owed) throw new Error('a score should be owed');
  await updateCell(desk.services, owed);
  const before = await cells();
  desk.clock.add(5000);
  await runSweeps(desk.services);
  expect(await cells()).toEqual(before);
  expect(await findOwed(desk.services.db, 1)).toEqual([]);
});

test('two sweeps at once make one cell and one delivery', async () => {
  await approved();
  desk.clock.add(60_000);
  await Promise.all([releaseDue(desk.services), releaseDue(desk.services), releaseDue(desk.services)]);
  expect(await cells()).toHaveLength(1);
});

test('an approval undone in time never goes out', async () => {
  const _id = await approved();
  await desk.post(desk.teacher, `/review/${_id}/undo`).expect(303);
  desk.clock.add(600_000);
  expect(await releaseDue(desk.services)).toBe(0);
  expect((await stored(_id))?.state).toBe('with-teacher');
});
