import { findAssignmentByLink } from '../../server/assignments/assignment-repository.ts';
import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import { claimJob } from '../../server/jobs/lease.ts';
import { draftJobKind } from '../../server/reviews/draft-job.ts';
import { draftModel } from '../../server/reviews/draft-model.ts';
import { prepareReview } from '../../server/reviews/prepare-review.ts';
import { createOpenAiModel } from '../../server/llm/openai-model.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import { openDesk, queuedWork, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import { startModelServer, type ModelServer } from '../support/model-server.ts';

let desk: Desk;
let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
  const model = (name: string) =>
    createOpenAiModel({ apiKey: 'k', baseUrl: server.url, model: name, timeoutMs: 10_000 });
  desk = await openDesk({ readers: { generator: model('reader-one'), validator: model('reader-two') } });
});
afterAll(async () => {
  await desk.close();
  await server.stop();
});

const FORM = {
  ...{ title: 'Why leaves fall', task: 'Explain.', notes: 'Abscission.', rubricChoice: 'short-answer', rubricYaml: '' },
  ...{ attempts: '2', dueAt: '', feedbackLanguage: 'en', counts: 'newest' },
};
const save = (changes: Record<string, string>) => desk.post(desk.teacher, '/assignment', { ...FORM, ...changes });
const form = async () => (await desk.get(desk.teacher, '/assignment').expect(200)).text;
const standing = () => findAssignmentByLink(desk.services.db, TENANCY, 'link-1');
const tagOf = (html: string, name: string) =>
  new RegExp(`<input id="${name}"[^>]*>|<input [^>]*id="${name}"[^>]*>`).exec(html)?.[0];

const DRAFT = {
  points: [{ criterionId: 'cause', quote: 'because of abscission', looked: [], kind: 'strength', text: 'Named.' }],
  criteria: [
    { criterionId: 'cause', levelId: 'l2', cannotJudge: null },
    { criterionId: 'example', levelId: 'l1', cannotJudge: null },
  ],
  summary: 'You name the cause; add an example next.',
};

async function read(): Promise<{ run: () => Promise<void>; id: string }> {
  server.answerWith((call) => ({ value: call.task === 'validation' ? { findings: [] } : DRAFT }));
  const { _id } = await seedWork(desk, queuedWork(desk.clock));
  const held = await claimJob(draftJobKind(desk.services.db), desk.clock.now());
  if (held?._id !== _id) throw new Error('the work should have been claimed');
  return { id: _id, run: () => prepareReview(desk.services, held, new AbortController().signal) };
}

test('whether students choose the levels they expect: not unless it is set, and shown again', async () => {
  await save({}).expect(303);
  expect(await standing()).toMatchObject({ selfAssessment: null });
  expect(await form()).toContain('not asked for');
  await save({ selfAssessment: 'required' }).expect(303);
  expect(await standing()).toMatchObject({ selfAssessment: 'required' });
  expect(await form()).toMatch(/<option value="required" selected>yes, for every criterion/);
  expect((await save({ selfAssessment: 'sometimes' }).expect(422)).text).toContain('Choose one of the three.');
  await save({ selfAssessment: '' }).expect(303);
});

test('what students may say back: stored, shown again, and told what is wrong with it', async () => {
  await save({ replies: 'no', replyDays: '7', replyUntil: '2026-12-24T18:30', contests: '0' }).expect(303);
  const until = new Date('2026-12-24T18:30:00Z');
  expect(await standing()).toMatchObject({ replyRules: { on: false, days: 7, until, contests: 0 } });
  const html = await form();
  expect(html).toContain('<option value="no" selected>');
  expect(tagOf(html, 'replyUntil')).toContain('value="2026-12-24T18:30"');
  expect(tagOf(html, 'contests')).toContain('value="0"');
  const refused = await save({ replyDays: '0', contests: '21' }).expect(422);
  expect(refused.text).toContain('Enter a whole number from 1 to 365.');
  expect(tagOf(refused.text, 'contests')).toContain('value="21"');
});

test('both are stored as chosen and come back on the page; a client that does not know them gets the defaults', async () => {
  await save({ blindShare: '20', solutionsAllowed: 'yes' }).expect(303);
  expect(await standing()).toMatchObject({ blindShare: 0.2, solutionsAllowed: true });
  const html = await form();
  expect(tagOf(html, 'blindShare')).toContain('value="20"');
  expect(tagOf(html, 'solutionsAllowed')).toContain(' checked');
  await save({}).expect(303);
  expect(await standing()).toMatchObject({ blindShare: 0.05, solutionsAllowed: false });
  await assignmentModel(desk.services.db).updateOne({}, { $unset: { blindShare: 1, solutionsAllowed: 1 } });
  const before = await form();
  expect(tagOf(before, 'blindShare')).toContain('value="5"');
  expect(tagOf(before, 'solutionsAllowed')).not.toContain('checked');
});

test.each(['51', '-1', '2.5', '', 'many', '005'])(
  'a share of "%s" is refused and kept in the field',
  async (blindShare) => {
    const page = await save({ blindShare }).expect(422);
    expect(page.text).toContain('Enter a whole number from 0 to 50.');
    expect(tagOf(page.text, 'blindShare')).toContain(`value="${blindShare}"`);
  },
);

test('readers are told whether the solution may be given away, and another answer makes another draft', async () => {
  await save({ solutionsAllowed: 'yes' }).expect(303);
  const { run, id } = await read();
  const sentBy = async () => {
    const before = server.journal.length;
    await run();
    return JSON.stringify(server.journal.slice(before));
  };
  expect(await sentBy()).toContain('You may show a solution');
  expect(await sentBy()).toBe('[]');
  await save({}).expect(303);
  const strict = await sentBy();
  expect(strict).toContain('Do not give the solution away');
  expect(strict).not.toContain('You may show a solution');
  expect(await draftModel(desk.services.db).countDocuments({ submissionId: id })).toBe(2);
});

test('the share that was chosen decides how much is drawn', async () => {
  const drawn = async (blindShare: string) => {
    await save({ blindShare }).expect(303);
    const reads: Awaited<ReturnType<typeof read>>[] = [];
    for (let at = 0; at < 12; at++) reads.push(await read());
    await Promise.all(reads.map(({ run }) => run()));
    const works = await Promise.all(reads.map(({ id }) => findSubmission(desk.services.db, TENANCY, id)));
    return works.filter((work) => work?.blindFirst).length;
  };
  expect(await drawn('0')).toBe(0);
  expect(await drawn('50')).toBeGreaterThan(0);
});
