import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import { auditEntryModel } from '../../server/audit/audit-models.ts';
import { sweepAudit } from '../../server/audit/sweep-audit.ts';
import { readConfig } from '../../server/config.ts';
import { batchModel } from '../../server/reviews/batch/batch-model.ts';
import type { Batch } from '../../server/reviews/batch/batch.ts';
import { findGrouping, markUngrouped } from '../../server/reviews/groups/grouping-repository.ts';
import { sweepGroupings } from '../../server/reviews/groups/sweep-groupings.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { WORK } from '../support/desk-sample.ts';
import { openDesk, reviewForm, seedWork, type Desk } from '../support/desk.ts';
import { TOOL } from '../support/web-services.ts';

let desk: Desk;
const answer = (text: string) => ({
  work: { kind: 'text' as const, text, typed: text, file: null, extraction: { status: 'none' as const } },
});
const SHOUTED = `${WORK.toUpperCase()} `;
// The quoted words of the decided work do not stand in this one.
const REPHRASED = 'Leaves fall because of the abscission. I saw it in my garden.';

beforeAll(async () => {
  desk = await openDesk({ config: readConfig({ PUBLIC_URL: TOOL, BATCH_APPROVAL: 'true' }) });
  await seedWork(desk, { _id: 'decided', ...answer(WORK) });
  for (let n = 0; n < 30; n++) await seedWork(desk, { _id: `same${100 + n}`, ...answer(n % 2 === 0 ? WORK : SHOUTED) });
  await seedWork(desk, { _id: 'rephrased', ...answer(REPHRASED) });
  await seedWork(desk, { _id: 'denied', ...answer(WORK.replace('fall', 'do not fall')) });
  const last = await seedWork(desk, { _id: 'alone', ...answer('Something else <b>entirely</b>, about tides.') });
  await markUngrouped(desk.services.db, last, desk.clock.now());
});
afterAll(() => desk.close());

const page = async (path: string) => (await desk.get(desk.teacher, path).expect(200)).text;
const members = (html: string) => [...html.matchAll(/data-submission="(\w+)"/g)].map(([, id]) => id);

test('a worker groups what has come to rest, the same each time; numbers and negation are kept apart', async () => {
  expect(await page('/groups')).toContain('No answers are alike');
  await sweepGroupings(desk.services);
  expect(await findGrouping(desk.services.db, desk.assignment)).toMatchObject({ madeAt: null, groups: [] });
  desk.clock.add(20_000);
  await sweepGroupings(desk.services);
  const first = await findGrouping(desk.services.db, desk.assignment);
  expect(first).toMatchObject({ dirtyAt: null, works: 34 });
  expect(first?.groups).toHaveLength(1);
  expect(first?.groups[0]).toMatchObject({ same: false });
  expect(first?.groups[0]?.memberIds).toHaveLength(32);
  const [work] = await submissionModel(desk.services.db).find({ _id: 'alone' }).lean();
  if (work) await markUngrouped(desk.services.db, work, desk.clock.now());
  desk.clock.add(20_000);
  await sweepGroupings(desk.services);
  expect((await findGrouping(desk.services.db, desk.assignment))?.groups).toEqual(first?.groups);
});

test('a group stands side by side, with what differs marked', async () => {
  expect(await page('/groups')).toContain('32 answers');
  const html = await page('/groups/decided');
  expect(members(html)).toHaveLength(25); // the first and 24 others
  expect(html).toContain('7 more are not shown');
  expect(html).not.toContain('denied');
  const other = await page('/groups/rephrased');
  const { db } = desk.services;
  await sweepAudit(desk.services, []);
  const opened = await auditEntryModel(db).find({ kind: 'work-opened' }).lean();
  const by = (what: string) => opened.filter(({ facts }) => facts['what'] === what).length;
  const shown = new Set([...members(html), ...members(other)]);
  expect({ groups: by('groups'), group: by('group') }).toEqual({ groups: 1, group: shown.size });
  expect(other).toContain('<del><span class="visually-hidden">missing here: </span>the </del>');
  expect(other).toContain('Approve one of them first');
  await desk.get(desk.teacher, '/groups/alone').expect(303);
  await desk.get(desk.teacher, '/batch?from=decided').expect(409);
});

test('the decided one is offered to the group: levels, and points whose words stand there; the rest is left out', async () => {
  const changes = { 'level.cause': 'l1', 'new-text.example': 'Say more about your garden.' };
  await desk.post(desk.teacher, '/review/decided/approve', reviewForm(changes)).expect(303);
  const offer = await page('/groups/decided');
  expect(offer).toContain('Offer the same to the 31 that wait');
  expect(await page('/batch?from=decided')).toContain('31 works may stand in a batch');
  const started = await desk.post(desk.teacher, '/batch?from=decided', { choice: '0.9/4' }).expect(303);
  const path = String(started.get('Location')).replace(desk.teacher.path, '');
  const sample = [...(await page(path)).matchAll(/data-submission="(\w+)" data-read="to-read"/g)].map(
    ([, id = '']) => id,
  );
  expect(sample.length).toBeLessThan(16);
  for (const id of sample) {
    const form = await page(`/review/${id}`);
    expect(form).toMatch(/name="level.cause"[^>]*value="l1"[^>]*checked/);
    const kept: Record<string, string> = id === 'rephrased' ? {} : pick(reviewForm(), /p1$/);
    await desk
      .post(desk.teacher, `/review/${id}/approve`, {
        version: '1',
        'level.cause': 'l1',
        'level.example': 'l1',
        ...kept,
      })
      .expect(303);
  }
  await desk.post(desk.teacher, `${path}/approve`).expect(303);
  const all = await submissionModel(desk.services.db)
    .find({ _id: /^(same|rephrased)/ })
    .lean();
  expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['approved']));
  for (const { _id, release, work } of all) {
    expect(release).toMatchObject({ marks: 2, final: { summary: '' }, batch: { size: 31 } });
    const points = release?.final.points ?? [];
    // The point about something absent is never carried over; the quoted one only where its words stand.
    expect(points.map(({ id }) => id).sort()).toEqual(
      _id === 'rephrased' || work.text === SHOUTED ? ['own-1'] : ['own-1', 'p1'],
    );
  }
  const [batch] = await batchModel(desk.services.db).find().lean<Batch[]>();
  expect(batch).toMatchObject({ state: 'approved', source: { submissionId: 'decided' } });
});

test('a second marker who chooses blind reads nothing of the first one’s choice in groups, batches, lists and files', async () => {
  await assignmentModel(desk.services.db).updateOne({}, { secondMarker: { whom: 'all', share: 0, blind: true } });
  await desk.post(desk.teacher, '/review/denied/approve', reviewForm({ summary: 'First words.' })).expect(303);
  const batch = await batchModel(desk.services.db).findOne().lean<Batch>();
  const paths = ['/groups', '/groups/decided', '/batch', '/batch?from=denied', `/batch/${batch?._id ?? ''}`];
  const files = ['/release', '/marks.csv', '/bank', '/shares', '/assignment', '/assignment/exemplars'];
  for (const path of [...paths, ...files])
    expect((await desk.get(desk.other, path)).text).not.toMatch(/First words|drafted cause|drafted example/);
  for (const query of ['route=ready', 'route=look-here', 'route=none', 'findings=some'])
    expect((await desk.get(desk.other, `/queue?${query}`)).text).not.toContain('"denied"');
  expect((await desk.get(desk.other, '/queue?route=yours-first')).text).toContain('"denied"');
});

function pick(form: Record<string, string>, name: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(form).filter(([key]) => name.test(key)));
}
