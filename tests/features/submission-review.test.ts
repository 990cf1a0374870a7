import type { ActivityDocument, LineItemDocument } from '../../server/demo/lms/lms-documents.ts';
import { gradebookCellModel } from '../../server/grades/gradebook-cell-model.ts';
import { runSweeps } from '../../server/grades/sweep.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { openLinkedCourses, type LinkedCourses } from '../support/linked-courses.ts';
import type { LmsVisitor } from '../support/lms-visitor.ts';

let site: LinkedCourses;
let people: Record<'tess' | 'sam' | 'zoe' | 'lee', LmsVisitor>;
let activity: ActivityDocument;
let column: LineItemDocument;

beforeAll(async () => {
  site = await openLinkedCourses();
  const [tess, sam, zoe, lee] = await Promise.all(['tess', 'sam', 'zoe', 'lee'].map((key) => site.visit(key)));
  if (!tess || !sam || !zoe || !lee) throw new Error('somebody is missing');
  people = { tess, sam, zoe, lee };
  activity = await site.saved(tess, await site.pickNew(tess, site.old, 'Breaks'), site.old);
  const found = await site.lmsCollection<LineItemDocument>('lineItems').findOne({ resourceLinkId: activity._id });
  if (!found) throw new Error('no column');
  column = found;
  await handIn(sam);
});
afterAll(() => site.close());

async function handIn(person: LmsVisitor): Promise<void> {
  const compose = await site.launch(person, activity);
  const check = await person.press(compose, '/work/check', [
    ['text', 'Short breaks help people to concentrate, I think.'],
  ]);
  await person.press(check, '/work/submit');
}

const review = (who: LmsVisitor, of: string) => who.open(`/grades/${column._id}/review/${of}`);
const newestWork = () =>
  submissionModel(site.database.connection)
    .findOne({ state: { $ne: 'composing' } })
    .lean();

describe('a submission review from the gradebook', () => {
  it('opens that student’s work for a teacher', async () => {
    const page = await review(people.tess, 'sam');
    expect(new URL(page.url).pathname).toMatch(new RegExp(`/review/${(await newestWork())?._id ?? ''}$`));
    expect(page.html).toContain('Sam Student');
  });

  it('opens a student their own feedback, and nobody else’s', async () => {
    expect((await review(people.sam, 'sam')).url).toMatch(/\/feedback$/);
    const other = await review(people.zoe, 'sam');
    expect(other.status).toBe(403);
    expect(other.html).toContain('somebody else’s work');
    expect(other.html).not.toContain('Short breaks');
  });

  it.each([
    ['a student without work', 'zoe'],
    ['somebody who never came here', 'tom'],
  ])('of %s says so', async (_name, key) => {
    const page = await review(people.tess, key);
    expect(page.status).toBe(200);
    expect(page.html).toContain('handed nothing in');
  });

  it('of an activity that nobody has set up says so', async () => {
    const other = await site.lms.lms.addActivity({ key: 'strange', courseId: site.fresh, title: 'X', description: '' });
    const strange = await site.lmsCollection<LineItemDocument>('lineItems').findOne({ resourceLinkId: other._id });
    const page = await people.tess.open(`/grades/${strange?._id ?? ''}/review/lee`);
    expect(page.html).toContain('handed nothing in');
  });
});

it('is all that Moodle hears of before a release: a hand-in told to it would wipe a mark', async () => {
  await runSweeps(site.tool.services);
  expect(await site.lmsCollection('receivedScores').countDocuments()).toBe(0);
  const { connection } = site.database;
  expect(await submissionModel(connection).countDocuments({ state: { $ne: 'composing' } })).toBeGreaterThan(0);
  expect(await gradebookCellModel(connection).countDocuments()).toBe(0);
});

describe('an address of ours that names a submission, opened again (SpeedGrader)', () => {
  it('opens its review for a teacher; a student, or a teacher elsewhere, sees nothing of it', async () => {
    const work = (await newestWork())?._id ?? '';
    const toolUrl = `${site.tool.url}/lti/launch?submission=${work}`;
    const activities = site.lmsCollection<ActivityDocument>('activities');
    await activities.updateOne({ _id: activity._id }, { $set: { toolUrl } });
    expect((await site.launch(people.tess, activity)).url).toMatch(new RegExp(`/review/${work}$`));
    expect((await site.launch(people.zoe, activity)).url).toMatch(/\/work$/);
    const elsewhere = { key: 'elsewhere', courseId: site.fresh, title: 'E', description: '', toolUrl };
    const page = await site.launch(people.tess, await site.lms.lms.addActivity(elsewhere));
    expect(page.status).toBe(404);
    expect(page.html).not.toContain('Short breaks');
  });
});
