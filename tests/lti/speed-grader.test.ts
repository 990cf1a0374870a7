import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import type { ActivityDocument, ReceivedScoreDocument } from '../../server/demo/lms/lms-documents.ts';
import { runSweeps } from '../../server/grades/sweep.ts';
import { personModel } from '../../server/lti/directory-model.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { openLinkedCourses, type LinkedCourses } from '../support/linked-courses.ts';
import type { LmsVisitor } from '../support/lms-visitor.ts';
import { deliverCells } from '../support/score-course.ts';

/** Hand-ins that Canvas hears of, and its SpeedGrader that opens them. */
let site: LinkedCourses;
let activity: ActivityDocument;
const visitors = new Map<string, LmsVisitor>();
beforeAll(async () => {
  site = await openLinkedCourses('canvas');
  const tess = await visitor('tess');
  activity = await site.saved(tess, await site.pickNew(tess, site.old, 'Breaks'), site.old);
  await assignmentModel(site.database.connection).updateMany({}, { $set: { attemptsAllowed: 2 } });
});
afterAll(() => site.close());

async function visitor(key: string): Promise<LmsVisitor> {
  const known = visitors.get(key) ?? (await site.visit(key));
  visitors.set(key, known);
  return known;
}

/** Hands in as somebody, sweeps twice, and waits until their cell has nothing to do. */
async function handIn(key: string, words: string) {
  const { services } = site.tool;
  const person = await visitor(key);
  let page = await site.launch(person, activity);
  if (!page.url.endsWith('/work')) page = await person.press(page, '/work/new');
  await person.press(await person.press(page, '/work/check', [['text', words]]), '/work/submit');
  await runSweeps(services);
  await runSweeps(services);
  const { _id: sub } = await lmsPerson(key);
  const known = await personModel(services.db).findOne({ sub }).lean();
  const [cell] = await deliverCells(services, [known?._id ?? '']);
  return { cell, grade: await site.lms.lms.gradeOf({ activityKey: activity.key, personKey: key }) };
}

async function lmsPerson(key: string): Promise<{ _id: string }> {
  const found = await site.lmsCollection<{ _id: string; key: string }>('people').findOne({ key });
  if (!found) throw new Error(`nobody is ${key}`);
  return found;
}

const received = () => site.lmsCollection<ReceivedScoreDocument>('receivedScores').find({}).sort({ _id: 1 }).toArray();
const workOf = async (words: string) =>
  (await submissionModel(site.database.connection).findOne({ 'work.text': words }).lean())?._id ?? 'none';

async function speedGrader(as: string, of: string, attempt: number) {
  const { _id: column } = (await site.lmsCollection('lineItems').findOne({ resourceLinkId: activity._id })) ?? {};
  return (await visitor(as)).open(`/grades/${String(column)}/speed_grader/${of}/${attempt}/launch`);
}

/** The button of the same form that approves. */
const approveOf = (action: string) => action.replace(/(\/review\/[\w-]+)(\?.*)?$/, '$1/approve');

const FIRST = 'Short breaks help people to concentrate, I think.';
const SECOND = 'Short breaks help people to concentrate, as studies show.';

describe('a hand-in', () => {
  test('is an attempt with the address of its work: no mark, no comment, and once', async () => {
    const { cell, grade } = await handIn('sam', FIRST);
    const work = await workOf(FIRST);
    expect(cell).toMatchObject({ handIn: { submissionId: work, is: 'told' }, wanted: null, sent: null, trouble: null });
    expect(grade).toMatchObject({
      score: null,
      comment: null,
      comments: [],
      attempts: [{ url: expect.any(String) as unknown }],
    });
    const [message, ...more] = await received();
    expect(more).toEqual([]);
    expect(message?.body).not.toHaveProperty('scoreGiven');
    expect(message?.body).not.toHaveProperty('comment');
    expect(JSON.stringify(message?.body)).not.toContain('breaks');
    const page = await speedGrader('tess', 'sam', 1);
    expect(new URL(page.url).pathname).toMatch(new RegExp(`/review/${work}$`));
    expect(page.html).toContain('Sam Student');
  });

  test('a second one is the second attempt; each address opens its own', async () => {
    const { grade } = await handIn('sam', SECOND);
    expect(grade?.attempts).toHaveLength(2);
    expect((await speedGrader('tess', 'sam', 2)).url).toContain(await workOf(SECOND));
    expect((await speedGrader('tess', 'sam', 1)).url).toContain(await workOf(FIRST));
    expect((await speedGrader('zoe', 'sam', 1)).status).toBe(404);
  });

  test('is followed by its score, which makes no attempt', async () => {
    const { services } = site.tool;
    const work = { _id: await workOf(SECOND) };
    const withTeacher = {
      state: 'with-teacher' as const,
      noDraft: 'teacher-only' as const,
      'job.status': 'none' as const,
    };
    await submissionModel(services.db).updateOne(work, { $set: withTeacher });
    const page = await speedGrader('tess', 'sam', 2);
    const levels = [...page.html.matchAll(/name="(level\.[\w-]+)"\s+value="([\w-]+)"/g)];
    const chosen = new Map(levels.map(([, name, level]) => [name ?? '', level ?? '']));
    const approving = { ...page, forms: page.forms.map((form) => ({ ...form, action: approveOf(form.action) })) };
    await (await visitor('tess')).press(approving, '/approve', [...chosen, ['summary', 'Well argued.']]);
    await submissionModel(services.db).updateOne(work, { $set: { 'release.dueAt': new Date(0) } });
    await runSweeps(services);
    const { personId } = (await submissionModel(services.db).findOne(work).lean()) ?? { personId: '' };
    expect(await deliverCells(services, [personId])).toMatchObject([
      { trouble: null, sent: { submissionId: work._id }, handIn: { is: 'told' } },
    ]);
    const grade = await site.lms.lms.gradeOf({ activityKey: activity.key, personKey: 'sam' });
    expect(grade).toMatchObject({
      score: expect.any(Number) as unknown,
      comments: [expect.stringContaining('Well argued.')],
    });
    expect(grade?.attempts).toHaveLength(2);
  });

  test('whose answer is lost is not told again; one that surely did not arrive is', async () => {
    site.lms.lms.faults.loseAnswer('score');
    const lost = await handIn('zoe', 'Breaks are good for people, and for the work that they do.');
    expect(lost).toMatchObject({ cell: { handIn: { is: 'unsure' }, trouble: null }, grade: { attempts: [{}] } });
    expect((await speedGrader('tess', 'zoe', 1)).html).toContain('Nobody knows whether the LMS heard of this hand-in');
    site.lms.lms.faults.failNext('score', 503, 1);
    const { cell, grade } = await handIn('zoe', 'Breaks are good for people, and for all of the work that they do.');
    expect(cell).toMatchObject({ handIn: { is: 'told' }, trouble: null });
    expect(grade?.attempts).toHaveLength(2);
  });

  test('of the Test Student stays with us', async () => {
    const before = (await received()).length;
    const { cell, grade } = await handIn('eng-test-student', 'A test of a student who is nobody, with a few words.');
    expect(cell).toMatchObject({ handIn: { is: 'untold' }, trouble: null });
    expect(grade).toBeNull();
    expect(await received()).toHaveLength(before);
  });
});
