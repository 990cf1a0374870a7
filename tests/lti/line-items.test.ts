import { linkModel } from '../../server/lti/directory-model.ts';
import { createLtiGateway } from '../../server/lti/gateway.ts';
import { openScoreCourse, type ScoreCourse } from '../support/score-course.ts';

/** A gradebook column is made at most once, whoever needs it and whatever breaks meanwhile. */
describe.each(['moodle', 'canvas'] as const)('columns on %s', (profile) => {
  let course: ScoreCourse;
  beforeAll(async () => {
    course = await openScoreCourse(profile);
  });
  afterAll(() => course.close());

  const lmsItems = () => {
    const { db } = course.tool.services;
    return db.useDb(`${db.name}_lms`).collection('lineItems');
  };

  /** An activity whose marks are off has no column: we are told none, and find none. */
  async function withoutColumn(): Promise<void> {
    await lmsItems().deleteMany({});
    await linkModel(course.tool.services.db).updateMany({}, { lineItemUrl: null });
    await course.tool.services.db.collection('gradebookCells').deleteMany({});
    await course.tool.services.db.collection('submissions').deleteMany({});
  }

  test('ten scores at once in two processes make one; so does one whose making lost its answer', async () => {
    await withoutColumn();
    const students = Array.from({ length: 10 }, (_, n) => `p${n}`);
    for (const key of students) {
      await course.lms.lms.addPerson({ key, givenName: key.toUpperCase(), familyName: 'Pupil' });
      await course.lms.lms.enrol({ courseKey: 'eng', personKey: key, role: 'student' });
    }
    await Promise.all(students.map(course.launch));
    const people: string[] = [];
    for (const key of students) people.push((await course.approve(key.toUpperCase())).personId);
    course.lms.lms.faults.loseAnswer('lineitem-made');
    const { services } = course.tool;
    const another = { ...services, lti: createLtiGateway(services) };
    const cells = await course.deliver(people, [services, another]);
    expect(cells.map(({ trouble }) => trouble)).toEqual(cells.map(() => null));
    expect(await lmsItems().countDocuments()).toBe(1);
    expect(new Set(cells.map(({ lineItemUrl }) => lineItemUrl)).size).toBe(1);
    expect(await course.lms.lms.gradebook('eng')).toHaveLength(10);
  });

  test('an existing one is never changed, whatever maximum we count in', async () => {
    await lmsItems().updateMany({}, { $set: { scoreMaximum: 7 } });
    await linkModel(course.tool.services.db).updateMany({}, { lineItemUrl: null });
    const { personId } = await course.approve('Sam');
    expect(await course.deliver([personId])).toMatchObject([{ trouble: null, sent: { confirmed: 'read-back' } }]);
    expect(await lmsItems().find().toArray()).toMatchObject([{ scoreMaximum: 7 }]);
  });

  test('one that a course copy left without its link is found by its name', async () => {
    await withoutColumn();
    const { personId } = await course.approve('Sam');
    const item = {
      courseId: '2',
      label: 'Copied',
      scoreMaximum: 4,
      resourceId: 'assignment-1',
      tag: '',
      locked: false,
    };
    const [tool] = await course.lms.lms.registeredTools();
    const copied = { _id: 'copied', ownedBy: tool?._id ?? '', resourceLinkId: null, ...item };
    await lmsItems().insertOne(copied as never);
    const [cell] = await course.deliver([personId]);
    expect(cell).toMatchObject({ trouble: null });
    expect(cell?.lineItemUrl).toContain('/copied');
    expect(await lmsItems().countDocuments()).toBe(1);
  });
});

test('a link that Canvas does not know still gets a column of its own', async () => {
  const course = await openScoreCourse('canvas');
  const { services } = course.tool;
  const link = await linkModel(services.db).findOne().lean();
  const wanted = { label: 'Menu', scoreMaximum: 4, resourceLinkId: 'of-the-menu', resourceId: 'a-1' };
  const make = () => services.lti.ensureLineItem(link?.platformId ?? '', link?.lineItemsUrl ?? '', wanted);
  const url = await make();
  expect(url).toContain('/line_items/');
  expect(await make()).toBe(url);
  await course.close();
});
