import request from 'supertest';
import type { Assignment } from '../../server/assignments/assignment.ts';
import type { ActivityDocument } from '../../server/demo/lms/lms-documents.ts';
import { platformModel } from '../../server/lti/platform-model.ts';
import { platformIdOf, type Platform } from '../../server/lti/platform.ts';
import { openLinkedCourses, type LinkedCourses } from '../support/linked-courses.ts';
import type { LmsVisitor } from '../support/lms-visitor.ts';

const stored = (site: LinkedCourses) => site.database.connection.collection<Assignment>('assignments');
const inNew = (site: LinkedCourses, title: string) =>
  stored(site)
    .find({ title, originIds: { $exists: true } })
    .toArray();

describe('a link copied with its course', () => {
  let site: LinkedCourses;
  let tess: LmsVisitor;
  beforeAll(async () => {
    site = await openLinkedCourses();
    tess = await site.visit('tess');
  });
  afterAll(() => site.close());

  const picked = async (title: string): Promise<ActivityDocument> => {
    const activity = await site.saved(tess, await site.pickNew(tess, site.old, title), site.old);
    await site.launch(tess, activity);
    return activity;
  };

  it('is not open for students, is offered to the teacher, and becomes an assignment of its own', async () => {
    const copy = await site.copied(tess, await picked('Copied by its teacher'), site.fresh);
    const lee = await site.visit('lee');
    expect((await site.launch(lee, copy)).html).toContain('Not open yet');
    const offer = await site.launch(tess, copy);
    expect(offer.url).toMatch(/\/copy$/);
    expect(offer.html).toContain('Copied by its teacher');
    expect(offer.html).toContain('due date has passed');
    expect(offer.html).not.toContain('stay behind');
    expect((await site.launch(lee, copy)).html).toContain('Not open yet');
    const ready = await tess.press(offer, '/copy');
    expect(ready.url).toMatch(/\/assignment\/ready$/);
    expect((await site.launch(lee, copy)).url).toMatch(/\/work$/);
    const [made, ...more] = await inNew(site, 'Copied by its teacher');
    expect(more).toEqual([]);
    expect(made).toMatchObject({ notes: 'SECRET: a clear position.', dueAt: null });
  });

  it('never mixes the two courses’ students', async () => {
    const original = await picked('Two classes');
    const copy = await site.copied(tess, original, site.fresh);
    await tess.press(await site.launch(tess, copy), '/copy');
    await site.launch(await site.visit('sam'), original);
    await site.launch(await site.visit('lee'), copy);
    const works = site.database.connection.collection<{ assignmentId: string; courseId: string }>('submissions');
    const both = await stored(site).find({ title: 'Two classes' }).toArray();
    for (const { _id, courseId } of both) {
      expect(await works.distinct('courseId', { assignmentId: _id })).toEqual([courseId]);
      expect(await works.countDocuments({ assignmentId: _id })).toBe(1);
    }
  });

  it('shows a colleague who did not teach there the title, and leaves the notes behind', async () => {
    const copy = await site.copied(tess, await picked('Handed over'), site.fresh);
    const uma = await site.visit('uma');
    const offer = await site.launch(uma, copy);
    expect(offer.html).toContain('Handed over');
    expect(offer.html).toContain('stay behind');
    expect(offer.html).not.toContain('Should every office');
    await uma.press(offer, '/copy');
    const [made] = await inNew(site, 'Handed over');
    expect(made).toMatchObject({ task: 'Should every office allow short breaks?', notes: '' });
  });

  it('is duplicated once by two teachers at once', async () => {
    const copy = await site.copied(tess, await picked('Both at once'), site.fresh);
    const uma = await site.visit('uma');
    const [hers, mine] = [await site.launch(uma, copy), await site.launch(tess, copy)];
    await Promise.all([uma.press(hers, '/copy'), tess.press(mine, '/copy')]);
    expect(await inNew(site, 'Both at once')).toHaveLength(1);
  });

  it('opens nothing by an id alone: a parameter typed in by hand shows a stranger nothing', async () => {
    const original = await picked('Not yours');
    const custom = { assignment_id: original.custom['assignment_id'] ?? '' };
    await site.lms.lms.addCourse({ key: 'third', label: 'X', title: 'Elsewhere' });
    await site.lms.lms.enrol({ courseKey: 'third', personKey: 'uma', role: 'teacher' });
    const third = await site.lms.lms.addCourse({ key: 'third', label: '', title: '' });
    const forged = { key: 'forged', courseId: third._id, title: 'Forged', description: '', custom };
    const activity = await site.lms.lms.addActivity(forged);
    const uma = await site.visit('uma');
    const landed = await site.launch(uma, activity);
    expect(landed.url).toMatch(/\/assignment$/);
    expect(landed.html).not.toContain('Not yours');
    expect((await uma.open(landed.url.replace(/assignment$/, 'copy'))).html).not.toContain('Not yours');
  });

  it('is, within its own course, offered as a duplicate, and does not take over the first one’s work', async () => {
    const original = await picked('A variant');
    const twin = await site.copied(tess, original, site.old);
    const offer = await site.launch(tess, twin);
    expect(offer.url).toMatch(/\/copy$/);
    expect(offer.html).toContain('in this course');
    expect((await site.launch(tess, original)).url).toMatch(/\/queue$/);
  });

  it('is taken over by a link picked anew, and the old link still opens', async () => {
    const original = await picked('Picked again');
    const picker = await site.openPicker(tess, site.old);
    const confirm = await tess.press(picker, '/pick', [['assignment', original.custom['assignment_id'] ?? '']]);
    const again = await site.saved(tess, confirm, site.old);
    expect((await site.launch(tess, again)).url).toMatch(/\/queue$/);
    expect((await site.launch(tess, original)).url).toMatch(/\/queue$/);
    const [one, ...more] = await stored(site).find({ title: 'Picked again' }).toArray();
    expect(more).toEqual([]);
    expect(one?.earlierLinkIds).toHaveLength(1);
  });
});

describe('a link copied to another deployment or another platform', () => {
  let site: LinkedCourses;
  let original: ActivityDocument;
  let known: Platform;
  let ahead = 0;
  beforeAll(async () => {
    site = await openLinkedCourses();
    const tess = await site.visit('tess');
    original = await site.saved(tess, await site.pickNew(tess, site.old, 'Ours'), site.old);
    await site.launch(tess, original);
    const registered = await platformModel(site.database.connection).findOne().lean();
    if (!registered) throw new Error('no platform');
    known = registered;
  });
  afterAll(() => site.close());

  /** The same tool once more in the same LMS, as a district installs it for a second school; answers where the launch lands. */
  async function launchedFrom(deploymentId: string, platform: Partial<Platform> = {}) {
    const other = { ...known, ...platform, deployments: [...known.deployments, deploymentId] };
    const _id = platformIdOf(other.issuer, other.clientId);
    await platformModel(site.database.connection).replaceOne({ _id }, { ...other, _id }, { upsert: true });
    ahead += 11_000; // platforms are remembered for ten seconds
    site.tool.services.clock.now = () => new Date(Date.now() + ahead);
    const order = { personKey: 'tess', activityKey: original.key };
    const { login } = await site.lms.lms.mintLaunch(order);
    const fields = { ...login.fields, iss: other.issuer, client_id: other.clientId, lti_deployment_id: deploymentId };
    const started = await request(site.tool.url).post('/lti/login').type('form').send(fields).expect(302);
    const query = new URL(started.get('Location') ?? '').searchParams;
    const { fields: posted } = await site.lms.lms.mintLaunch({
      ...order,
      ...{ state: query.get('state') ?? '', nonce: query.get('nonce') ?? '' },
      overrides: { iss: other.issuer, aud: other.clientId, [`${LTI}/deployment_id`]: deploymentId },
    });
    const cookie = started.get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '';
    const launched = await request(site.tool.url).post('/lti/launch').set('Cookie', cookie).type('form').send(posted);
    expect(launched.status).toBe(303);
    return launched.get('Location');
  }

  it.each([
    ['another deployment of the same registration', 'second-school', {}],
    ['another client id of the same issuer', '1', { clientId: 'second-client' }],
    ['another issuer', '1', { issuer: 'https://other-lms.example' }],
  ])('finds nothing from %s, with every id and history the same', async (_name, deploymentId, platform) => {
    // The form to set it up, and no offer: where there is one, the launch lands on it.
    expect(await launchedFrom(deploymentId, platform)).toMatch(/\/assignment$/);
  });
});

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';

describe('a link that was never picked', () => {
  let site: LinkedCourses;
  beforeAll(async () => {
    site = await openLinkedCourses('canvas');
  });
  afterAll(() => site.close());

  it('finds its assignment through Canvas’s history of activities', async () => {
    const tess = await site.visit('tess');
    const activities = await site.lmsCollection<ActivityDocument>('activities').find({ key: 'essay' }).toArray();
    const [essay] = activities;
    if (!essay) throw new Error('no essay');
    const form = await site.launch(tess, essay);
    const typed = { title: 'By hand', task: 'Write.', rubricChoice: 'argumentative-essay' };
    const filled = { ...form, forms: form.forms.map((one) => ({ ...one, fields: merged(one.fields, typed) })) };
    await tess.press(filled, '/assignment');
    const copy = await site.copied(tess, { ...essay, custom: {} }, site.fresh);
    await site.lmsCollection<ActivityDocument>('activities').updateOne({ _id: copy._id }, { $set: { custom: {} } });
    const offer = await site.launch(tess, copy);
    expect(offer.url).toMatch(/\/copy$/);
    expect(offer.html).toContain('By hand');
  });
});

function merged(fields: [string, string][], typed: Record<string, string>): [string, string][] {
  return [...fields.filter(([name]) => !(name in typed)), ...Object.entries(typed)];
}
