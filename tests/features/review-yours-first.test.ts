import { findSubmission } from '../../server/submissions/submission-repository.ts';
import { openDesk, reviewForm, seedWork, TENANCY, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
const stored = (id: string) => findSubmission(desk.services.db, TENANCY, id);
const finding = {
  id: 'f1',
  check: 'validator:wrong-level',
  source: 'validator' as const,
  severity: 'blocking' as const,
  criterionId: 'cause',
  pointId: null,
  message: 'The drafted level is too high.',
  proposal: null,
};
const draft = {
  route: 'yours-first' as const,
  findings: [finding],
  routeReasons: [{ code: 'blocking-finding', criterionId: 'cause' }],
};
const OWN = { version: '0', 'level.cause': 'l0', 'level.example': 'l0', summary: '' };

/** Anything that only the draft says. */
const DRAFTED = /drafted (cause|example|summary|level)|because of abscission<\/mark>|checked/;

test('yours first: neither page nor queue shows levels, points, findings or marks of the draft', async () => {
  const { _id } = await seedWork(desk, { draft });
  const page = await desk.get(desk.teacher, `/review/${_id}`).expect(200);
  expect(page.text).toContain('Yours first: judge before you see the draft');
  expect(page.text.replace(/<input[^>]*type="checkbox"[^>]*>/g, '')).not.toMatch(DRAFTED);
  expect(page.text).not.toContain(`/review/${_id}/approve`);
  expect(page.text).toContain('– / 4');
  const queue = await desk.get(desk.teacher, '/queue').expect(200);
  expect(queue.text).toContain('A serious finding is open (The cause).');
  expect(queue.text).not.toMatch(/<td class="number">3/);
});

test('with some levels saved the draft is hidden still, with all it appears beside the teacher’s own', async () => {
  const { _id } = await seedWork(desk, { draft });
  await desk.post(desk.teacher, `/review/${_id}`, { version: '0', 'level.cause': 'l0', summary: '' }).expect(303);
  const half = await desk.get(desk.teacher, `/review/${_id}`);
  expect(half.text).not.toMatch(/drafted (cause|example|summary)/);
  await desk.post(desk.teacher, `/review/${_id}`, { ...OWN, version: '1' }).expect(303);
  const page = await desk.get(desk.teacher, `/review/${_id}`);
  expect(page.text).toContain('You name the drafted cause.');
  expect(page.text).toContain('The drafted level is too high.');
  expect(page.text).toMatch(/name="level\.cause" value="l0" checked/);
  expect((await stored(_id))?.review).toMatchObject({
    origin: 'draft',
    criteria: [{ levelId: 'l0' }, { levelId: 'l0' }],
    points: [{ id: 'p1' }, { id: 'p2' }],
  });
});

test('approving blind saves the levels and shows the draft first; only then it approves', async () => {
  const { _id } = await seedWork(desk, { draft });
  const page = await desk.post(desk.teacher, `/review/${_id}/approve`, OWN).expect(422);
  expect(page.text).toContain('look at it, then approve');
  expect((await stored(_id))?.state).toBe('with-teacher');
  await desk
    .post(
      desk.teacher,
      `/review/${_id}/approve`,
      reviewForm({ version: '1', 'level.cause': 'l0', 'level.example': 'l0' }),
    )
    .expect(303);
  expect((await stored(_id))?.release).toMatchObject({ marks: 0, maximum: 4 });
});
