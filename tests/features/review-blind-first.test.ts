import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import { claimJob } from '../../server/jobs/lease.ts';
import { createReaders } from '../../server/llm/create-readers.ts';
import { courseThresholds } from '../../server/reviews/course-thresholds.ts';
import { draftJobKind } from '../../server/reviews/draft-job.ts';
import { drawBlindFirst } from '../../server/reviews/draw-blind-first.ts';
import { prepareReview } from '../../server/reviews/prepare-review.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { openDesk, queuedWork, reviewForm, seedAssignment, seedWork, TENANCY, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ readers: createReaders({ kind: 'offline' }, 2) });
});
afterAll(() => desk.close());
const calm = new AbortController().signal;
const stored = (id: string) => findSubmission(desk.services.db, TENANCY, id);
const save = (id: string, form: Record<string, string>) =>
  desk.post(desk.teacher, `/review/${id}`, { summary: '', ...form });
const OWN = { 'level.cause': 'l0', 'level.example': 'l1' };
const rowOf = (html: string, id: string) => html.split('<tr ').find((row) => row.includes(`"${id}"`)) ?? '';

/** Anything that only the draft says; the form's own words for choosing do not count. */
const DRAFTED = /drafted (cause|example|summary|level)|because of abscission<\/mark>|value="l\d" checked/;

test('neither page nor queue tells anything of the draft: levels, points, marks, route, reasons, findings', async () => {
  const routeReasons = [{ code: 'absent-evidence', criterionId: 'example' }];
  const { _id } = await seedWork(desk, { blindFirst: true, draft: { route: 'look-here', routeReasons } });
  const page = await desk.get(desk.teacher, `/review/${_id}`).expect(200);
  expect(page.text).toContain('Yours first: judge before you see the draft');
  expect(page.text).not.toMatch(DRAFTED);
  expect(page.text).not.toMatch(/Look here/);
  expect(page.text).not.toContain(`/review/${_id}/approve`);
  const row = rowOf((await desk.get(desk.teacher, '/queue').expect(200)).text, _id);
  expect(row).toContain('data-route="yours-first"');
  expect(row).toContain('data-marks=""');
  expect(row).toContain('Drawn at random: judge it before you see the draft.');
  expect(row).not.toMatch(/absent|Look here/);
  for (const hides of ['route=look-here', 'findings=some'])
    expect(rowOf((await desk.get(desk.teacher, `/queue?${hides}`)).text, _id)).toBe('');
});

test('once the teacher has chosen, both stand side by side, and the queue shows the real route', async () => {
  const { _id } = await seedWork(desk, { blindFirst: true });
  await save(_id, { version: '0', 'level.cause': 'l0' }).expect(303);
  expect((await stored(_id))?.review?.blind).toBeNull();
  expect((await desk.get(desk.teacher, `/review/${_id}`)).text).not.toMatch(/drafted (cause|example)/);
  await save(_id, { version: '1', ...OWN }).expect(303);
  const { text } = await desk.get(desk.teacher, `/review/${_id}`).expect(200);
  const table = text.slice(
    text.indexOf('id="blind-title"'),
    text.indexOf('</table>', text.indexOf('id="blind-title"')),
  );
  expect(table.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toMatch(
    /The cause Level 0 Level 2 differs The example Level 1 Level 1 same/,
  );
  expect(text).toContain('You name the drafted cause.');
  expect(rowOf((await desk.get(desk.teacher, '/queue')).text, _id)).toContain('data-route="ready"');
});

test('the blind choice is written once: later edits and the approval leave it as it was', async () => {
  const { _id } = await seedWork(desk, { blindFirst: true });
  await save(_id, { version: '0', ...OWN }).expect(303);
  const blind = (await stored(_id))?.review?.blind;
  expect(blind).toMatchObject({
    criteria: [
      { criterionId: 'cause', levelId: 'l0' },
      { criterionId: 'example', levelId: 'l1' },
    ],
    draftId: `draft-${_id}`,
    by: 'teacher-1',
  });
  desk.clock.add(60_000);
  await save(_id, { version: '1', 'level.cause': 'l2', 'level.example': 'l1' }).expect(303);
  await desk.post(desk.other, `/review/${_id}/approve`, reviewForm({ version: '2' })).expect(303);
  const after = await stored(_id);
  expect(after?.release).toMatchObject({ marks: 3 });
  expect(after?.review?.blind).toEqual(blind);
});

test('levels of a draft in view are anchored: they are never kept as blind', async () => {
  const { _id } = await seedWork(desk, {});
  await save(_id, { version: '0', ...OWN }).expect(303);
  expect((await stored(_id))?.review?.blind).toBeNull();
});

test('approving while it is hidden only keeps the blind choice and shows the draft', async () => {
  const { _id } = await seedWork(desk, { blindFirst: true });
  await desk.post(desk.teacher, `/review/${_id}/approve`, { version: '0', summary: '', ...OWN }).expect(422);
  const after = await stored(_id);
  expect(after).toMatchObject({ state: 'with-teacher', review: { blind: { draftId: `draft-${_id}` } } });
});

test('a work is drawn when its draft arrives, and stays drawn whatever the share becomes', async () => {
  const share = (blindShare: number) =>
    assignmentModel(desk.services.db).updateOne({ _id: 'assignment-1' }, { blindShare });
  const prepared = async () => {
    const { _id } = await seedWork(desk, queuedWork(desk.clock));
    const held = await claimJob(draftJobKind(desk.services.db), desk.clock.now());
    if (held?._id !== _id) throw new Error('the work should have been claimed');
    await prepareReview(desk.services, held, calm);
    return (await stored(_id)) as Submission;
  };
  await share(1);
  const drawn = await prepared();
  expect(drawn).toMatchObject({ state: 'with-teacher', blindFirst: true, noDraft: null });
  await share(0);
  expect(await drawBlindFirst(desk.services, drawn)).toBe(true);
  expect((await desk.get(desk.teacher, `/review/${drawn._id}`)).text).toContain('Yours first');
  const plain = await prepared();
  expect(plain.blindFirst).toBe(false);
  await share(1);
  expect(await drawBlindFirst(desk.services, plain)).toBe(false);
});

test('59 levels chosen blind speak for their course, and for no other', async () => {
  const course = { platformId: TENANCY.platformId, courseId: 'course-59' };
  const assignment = await seedAssignment(desk.services, { ...course, _id: 'assignment-59', linkId: 'link-59' });
  const choose = (levelId: string, draftId: string) => ({
    ...{
      version: 1,
      origin: 'draft' as const,
      criteria: [],
      points: [],
      summary: '',
      editedBy: 't',
      editedAt: new Date(),
    },
    blind: { criteria: [{ criterionId: 'cause', kind: 'level' as const, levelId }], draftId, by: 't', at: new Date() },
  });
  for (let at = 0; at < 58; at++)
    await seedWork({ ...desk, assignment }, { _id: `b-${at}`, review: choose('l2', `draft-b-${at}`) });
  expect((await courseThresholds(desk.services, course)).basis).toEqual({ kind: 'fixed' });
  await seedWork({ ...desk, assignment }, { _id: 'b-58', review: choose('l2', 'draft-b-58') });
  expect(await courseThresholds(desk.services, course)).toMatchObject({ ready: 0, basis: { levels: 59, errors: 0 } });
  await seedWork({ ...desk, assignment }, { _id: 'b-59', review: choose('l0', 'draft-b-59') });
  expect(await courseThresholds(desk.services, course)).toMatchObject({
    ready: null,
    basis: { levels: 60, errors: 1 },
  });
  expect((await courseThresholds(desk.services, TENANCY)).basis).toEqual({ kind: 'fixed' });
});
