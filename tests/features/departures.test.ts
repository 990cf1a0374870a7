import request from 'supertest';
import { createApp } from '../../server/app.ts';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import { departureModel, departurePartModel } from '../../server/departures/departure-model.ts';
import type { Departure } from '../../server/departures/departure.ts';
import { gradebookCellModel } from '../../server/grades/gradebook-cell-model.ts';
import { messagesOf } from '../../server/privacy/left/sent-work.ts';
import { sweepDraftBatches } from '../../server/reviews/sweep-batches.ts';
import { createFileStore } from '../../server/submissions/file-store-gridfs.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { sweepExpired } from '../../server/sweep-expired.ts';
import { queuedWork, reviewForm, seedAssignment, seedWork } from '../support/desk.ts';
import { WORK } from '../support/desk-sample.ts';
import { dumpDatabase } from '../support/dump-database.ts';
import { goodAnswer } from '../support/misbehaviours.ts';
import type { Answer } from '../support/model-server.ts';
import type { ModelCall } from '../support/model-wire.ts';
import { openVisit } from '../support/open-visit.ts';
import { openRunningDesk, type RunningDesk } from '../support/running-desk.ts';
import { untilAtRest } from '../support/until-at-rest.ts';
import { untilPutOff } from '../support/until-put-off.ts';
import type { ScriptedGateway } from '../support/scripted-gateway.ts';
import { TOOL } from '../support/web-services.ts';

let desk: RunningDesk;
let admin: (path: string) => Promise<string>;
beforeAll(async () => {
  desk = await openRunningDesk({ batch: true });
  desk.server.answerWith(doubtful);
  admin = await signInAdmin();
});
afterAll(() => desk.close());

/** As good as ever, but the second reader finds a fault and asks to look again at a level: revision and second looks. */
function doubtful(call: ModelCall): Answer {
  const faulty = call.task === 'validation' && !isRevised();
  return faulty ? { value: { findings: [FINDING] } } : goodAnswer(call);
}
const FINDING = {
  ...{ evidence: 'because of abscission', type: 'wrong-level', criterionId: 'cause', pointId: null },
  ...{ message: 'The words meet l1.', proposal: null },
};
const isRevised = () => desk.server.journal.some(({ task }) => task === 'revision');

async function signInAdmin(): Promise<(path: string) => Promise<string>> {
  const app = createApp(desk.services);
  const link = new URL(await createSignInLink(desk.services, 'cli:ada')).pathname;
  const cookie = (await request(app).post(link).set('Origin', TOOL)).get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '';
  return async (path) => (await request(app).get(path).set('Cookie', cookie)).text;
}

const MARKER = 'Quetzalcoatlus-9';
const TEXT = `${WORK} Sam Student wrote "${MARKER}" & <more>.`;
const work = () => ({
  ...queuedWork(desk.clock),
  work: { kind: 'text' as const, text: TEXT, typed: TEXT, file: null, extraction: { status: 'none' as const } },
});
const readOne = async (changes: Partial<Submission> = {}) =>
  untilAtRest(desk, desk.services, (await seedWork(desk, { ...work(), ...changes }))._id);
// A visit ends after some hours, and these tests jump by days.
const teacher = () => openVisit(desk.services);
const teachers = async (id: string) => (await desk.get(await teacher(), `/review/${id}/left`).expect(200)).text;
const students = async (id: string) => (await desk.get(await desk.student(), `/left/${id}`).expect(200)).text;
const exact = (page: string) =>
  [...page.matchAll(/<pre class="sent" data-body>([^<]*)<\/pre>/g)].map(([, at]) => plain(at));
const ENTITIES: Record<string, string> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  '#x27': "'",
  '#x60': '`',
  '#x3D': '=',
};
const plain = (html = '') => html.replace(/&([#\w]+);/g, (_all, name: string) => ENTITIES[name] ?? '?');
const stores = ['departures', 'departureParts', 'paidAnswers', 'batchCalls'];
const dump = async () => {
  const all = await dumpDatabase(desk.services.db);
  return stores.map((name) => (all[name] ?? []).join('\n')).join('\n');
};

const departuresOf = (id: string) =>
  departureModel(desk.services.db).find({ submissionIds: id }).sort({ at: 1 }).lean<Departure[]>();

test('the bytes on the pages are the bytes that the model’s server received: no more, no less, on every path', async () => {
  const first = await readOne();
  const second = await readOne({ attempt: 900 });
  await desk.post(desk.teacher, `/review/${first._id}`, reviewForm()).expect(303);
  const note = { ...reviewForm({ version: '1' }), redraft: 'anew', 'redraft-note': 'Say more of the garden.' };
  await desk.post(desk.teacher, `/review/${first._id}/redraft`, note).expect(303);
  await untilAtRest(desk, desk.services, first._id);
  await desk.post(desk.teacher, '/rubrics/propose', { how: 'task', text: 'Explain leaves.', title: 'T', askId: 'a' });
  const tasks = new Set(desk.server.journal.map(({ task }) => task));
  expect([...tasks].sort()).toEqual(['blind', 'choice', 'draft', 'revision', 'rubric', 'validation']);
  const pages = [await teachers(first._id), await teachers(second._id), await admin('/admin/left')];
  expect(new Set(pages.flatMap(exact))).toEqual(new Set(desk.server.bodies));
  expect(exact(pages[2] ?? '').map((body) => messagesOf(body).length)).toEqual([4, 2]); // asked, and asked to mend it
  expect(exact(await admin(`/admin/left?work=${first._id}`))).toEqual(exact(pages[0] ?? ''));
  for (const page of pages) expect(page).not.toMatch(/departures:[a-z]|Sam Student wrote/);
  expect(pages[0]).toContain('[Student-1] wrote');
  expect(pages[0]).toContain('Say more of the garden.');
  expect(pages[0]).toContain('reader-two');
});

test('a student sees their own work as it was sent, and neither notes, nor drafts, nor another’s', async () => {
  const { _id } = await readOne({ attempt: 901 });
  const page = await students(_id);
  expect(plain(page)).toContain(`[Student-1] wrote "${MARKER}" & <more>.`);
  for (const kept of ['Abscission.', 'You name abscission as', 'Principles', 'Your role', 'Sam Student wrote'])
    expect(page).not.toContain(kept);
  expect(exact(page)).toEqual([]);
  expect(page).toContain('127.0.0.1');
  const other = await desk.student('student-2');
  await desk.get(other, `/left/${_id}`).expect(404);
  await desk.get(await desk.student(), `/review/${_id}/left`).expect(403);
  const mine = await seedWork(desk, { attempt: 902, draftId: null, noDraft: 'teacher-only', teacherOnly: true });
  expect(await students(mine._id)).toContain('Nothing left');
});

test('nothing of it lies open in the database, a class shares one copy of what it shares, and a changed text is told', async () => {
  const before = await departurePartModel(desk.services.db).countDocuments({});
  const { _id } = await readOne({ attempt: 903 });
  expect(await departurePartModel(desk.services.db).countDocuments({})).toBe(before);
  const lies = await dump();
  for (const words of [MARKER, 'because of abscission', 'Explain why leaves fall', 'Quote first, judge second'])
    expect(lies).not.toContain(words);
  const [one, two] = await departuresOf(_id);
  await departureModel(desk.services.db).updateOne({ _id: one?._id ?? '' }, { $set: { sha256: two?.sha256 ?? '' } });
  expect(await teachers(_id)).toContain('Somebody changed the database');
});

test('a batch leaves line by line; what waits for it is sealed too', async () => {
  await seedAssignment(desk.services, { draftsByHour: 6 });
  desk.clock.set('2026-11-24T12:00:00Z');
  const { _id } = await seedWork(desk, { ...work(), attempt: 904, submittedAt: desk.clock.now() });
  await untilPutOff(desk.services, _id);
  expect(exact(await teachers(_id))).toEqual([]);
  expect(await dump()).not.toContain(MARKER);
  desk.clock.add(10 * 60_000);
  await sweepDraftBatches(desk.services);
  const sent = [...desk.server.batches.files.values()].flatMap((file) => file.split('\n'));
  expect(exact(await teachers(_id))).toEqual(sent);
  expect(plain(await students(_id))).toContain(MARKER);
  desk.server.batches.end('completed', (call) => goodAnswer(call) as { value: unknown });
  desk.clock.add(60_000);
  await sweepDraftBatches(desk.services);
  expect(await dump()).not.toContain('You name abscission as');
  await untilAtRest(desk, desk.services, _id);
  await seedAssignment(desk.services);
});

test('what the LMS is told stands there as well, its comment word for word, for the student too', async () => {
  const { _id } = await seedWork(desk, { attempt: 905 });
  await desk.post(await teacher(), `/review/${_id}/approve`, reviewForm()).expect(303);
  desk.clock.add(120_000);
  for (let look = 0; look < 500 && desk.gateway.scores.length === 0; look++)
    await new Promise((go) => setTimeout(go, 20));
  await untilDelivered();
  const [score] = desk.gateway.scores;
  for (const page of [await teachers(_id), await students(_id)]) {
    const told = exact(page).map((body) => JSON.parse(body) as object);
    expect(told).toEqual([
      { ...score, withComment: undefined, lineItemUrl: undefined, answer: undefined, ...times(score) },
    ]);
    expect(page).toContain('lms.example');
  }
});

/** As JSON has them. */
const times = (score: ScriptedGateway['scores'][number] | undefined) => ({
  timestamp: score?.timestamp.toISOString(),
  submittedAt: score?.submittedAt?.toISOString(),
});

async function untilDelivered(): Promise<void> {
  for (let look = 0; look < 500; look++) {
    const cell = await gradebookCellModel(desk.services.db)
      .findOne({ sent: { $ne: null } })
      .lean();
    if (cell) return;
    await new Promise((go) => setTimeout(go, 20));
  }
}

test('words run out: then they are deleted, the page says so, and hash and size remain', async () => {
  const { _id } = await readOne({ attempt: 906 });
  const [kept] = await departuresOf(_id);
  expect(await teachers(_id)).toContain('Kept, encrypted, until');
  desk.clock.add(31 * 86_400_000);
  await sweepExpired({ ...desk.services, files: createFileStore(desk.services.db) });
  const page = await teachers(_id);
  expect(exact(page)).toEqual([]);
  expect(page).toContain('Now deleted; size and hash remain.');
  expect(page).toContain(kept?.sha256);
  expect(await students(_id)).not.toContain(MARKER);
  const left = await departureModel(desk.services.db).countDocuments({ sealed: { $ne: null } });
  expect([left, await departurePartModel(desk.services.db).countDocuments({})]).toEqual([0, 0]);
});
