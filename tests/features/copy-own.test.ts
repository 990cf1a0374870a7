import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import type { Assignment } from '../../server/assignments/assignment.ts';
import { findRubricVersion } from '../../server/assignments/assignment-repository.ts';
import { courseModel, linkModel, membershipModel } from '../../server/lti/directory-model.ts';
import type { Membership } from '../../server/lti/directory.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { openDesk, seedAssignment, seedWork, type Desk } from '../support/desk.ts';
import { RUBRIC } from '../support/desk-sample.ts';
import { openVisit, type OpenVisit } from '../support/open-visit.ts';

const PLATFORM = { platformId: 'platform-1' };
const EXEMPLAR = {
  id: 'exemplar-1',
  text: 'Leaves fall to save water.',
  levels: RUBRIC.criteria.map(({ id }) => ({ criterionId: id, levelId: 'l1' })),
  comment: 'Fair.',
};
const RULES = { on: true, days: 3, contests: 2, until: new Date('2027-02-01T00:00:00Z') };

let desk: Desk;
let fresh: OpenVisit;
let designer: OpenVisit;
beforeAll(async () => {
  desk = await openDesk();
  const { db } = desk.services;
  const courses = [
    ['course-1', '1', 'Botany, autumn'],
    ['course-2', '1', 'Botany, spring'],
    ['course-far', '2', 'Another school'],
    ['course-left', '1', 'Left long ago'],
    ['course-learned', '1', 'Where she learns'],
  ] as const;
  await courseModel(db).insertMany(
    courses.map(([_id, deploymentId, title]) => ({ _id, ...PLATFORM, deploymentId, key: _id, title })),
  );
  await linkModel(db).insertMany(
    ['link-2', 'link-3', 'link-4'].map((_id) => ({
      ...{ _id, ...PLATFORM, courseId: 'course-2', deploymentId: '1', resourceLinkId: _id, title: 'New', scopes: [] },
    })),
  );
  await member('course-1', 'teacher-1', 'instructor');
  await member('course-1', 'teacher-2', 'instructor');
  await member('course-2', 'teacher-1', 'instructor');
  await member('course-far', 'teacher-1', 'instructor');
  await member('course-left', 'teacher-1', 'instructor', false);
  await member('course-learned', 'teacher-1', 'student');
  const at = { courseId: 'course-2', linkId: 'link-2' };
  fresh = await openVisit(desk.services, at);
  designer = await openVisit(desk.services, { ...at, linkId: 'link-3', role: 'designer' });
});
afterAll(() => desk.close());
beforeEach(async () => {
  const { db } = desk.services;
  await assignmentModel(db).deleteMany({});
  await seedAssignment(desk.services, {
    ...{ exemplars: [EXEMPLAR], dueAt: new Date('2026-12-24T12:00:00Z'), anonymous: true, releaseTogether: true },
    ...{ releaseNotBefore: new Date('2026-12-31T12:00:00Z'), replyRules: RULES, attemptsAllowed: 3 },
    ...{ shares: { kind: 'even' } as never, secondMarker: { whom: 'share', share: 1, blind: true } },
  });
});

function member(courseId: string, personId: string, role: Membership['role'], active = true) {
  const names = { name: personId, givenName: null, familyName: null, email: null, sourcedId: null };
  const whose = { _id: `${courseId}-${personId}`, ...PLATFORM, courseId, sub: personId, personId };
  return membershipModel(desk.services.db).create({ ...whose, ...names, role, roleFrom: 'launch', active });
}
const other = (_id: string, changed: Partial<Assignment>) =>
  seedAssignment(desk.services, { _id, linkId: `link of ${_id}`, title: `Title of ${_id}`, ...changed });
const list = async (visit: OpenVisit, query = '') =>
  (await desk.get(visit, `/assignment/copy${query}`).expect(200)).text;
const copy = (visit: OpenVisit, from: string) => desk.post(visit, '/assignment/copy', { from });
const made = (linkId: string) => assignmentModel(desk.services.db).findOne({ linkId }).lean<Assignment>();

test('a new link is set up as a copy: all that is asked and how it is read, no dates, no people, no work', async () => {
  await seedWork(desk);
  expect((await desk.get(fresh, '/assignment').expect(200)).text).toContain('Copy from an assignment of mine');
  const html = await list(fresh);
  expect(html).toContain('Why leaves fall');
  expect(html).toContain('Botany, autumn');
  expect(html).toContain('1 exemplar');
  expect(html).toContain('All dates are cleared');
  expect(html).toContain('its due date is left out');
  const ready = await copy(fresh, 'assignment-1').expect(303);
  expect(ready.headers['location']).toMatch(/\/assignment\/ready$/);
  const copied = await made('link-2');
  expect(copied).toMatchObject({
    ...{ courseId: 'course-2', title: 'Why leaves fall', task: 'Explain why leaves fall.', notes: 'Abscission.' },
    ...{ attemptsAllowed: 3, anonymous: true, releaseTogether: true, secondMarker: { share: 1, blind: true } },
    ...{ dueAt: null, releaseNotBefore: null, replyRules: { until: null }, createdBy: 'teacher-1' },
    originIds: ['assignment-1'],
  });
  expect(copied).not.toHaveProperty('shares');
  const { id, ...kept } = EXEMPLAR;
  expect(copied?.exemplars).toEqual([{ ...kept, id: expect.any(String) as string }]);
  expect(copied?.exemplars?.[0]?.id).not.toBe(id);
  const version = await findRubricVersion(
    desk.services.db,
    { ...PLATFORM, courseId: 'course-2' },
    copied?.rubricVersionId ?? '',
  );
  expect(version?.rubric).toEqual(RUBRIC);
  expect(await submissionModel(desk.services.db).countDocuments({ courseId: 'course-2' })).toBe(0);
  // Set up now: the page is not for it, and a second try changes nothing.
  await desk.get(fresh, '/assignment/copy').expect(303);
  await other('later', {});
  await copy(fresh, 'later').expect(303);
  expect(await made('link-2')).toMatchObject({ title: 'Why leaves fall' });
});

test.each([
  ['somebody else set up, though both teach there', { createdBy: 'teacher-2' }],
  ['stands in another deployment', { courseId: 'course-far' }],
  ['stands in a course that they have left', { courseId: 'course-left' }],
  ['stands in a course where they learn', { courseId: 'course-learned' }],
  ['stands on another platform', { platformId: 'platform-2' }],
])('what %s is neither listed nor copied', async (_what, changed) => {
  await other('forbidden', changed);
  expect(await list(fresh)).not.toContain('Title of forbidden');
  const refused = await copy(fresh, 'forbidden').expect(404);
  expect(refused.text).toContain('cannot be copied here');
  expect(await made('link-2')).toBeNull();
});

test('a designer takes along everything but exemplars, which are students’ works', async () => {
  expect(await list(designer)).not.toContain('1 exemplar');
  await copy(designer, 'assignment-1').expect(303);
  const copied = await made('link-3');
  expect(copied).toMatchObject({ notes: 'Abscission.' });
  expect(copied).not.toHaveProperty('exemplars');
});

test('the newest stand first, and a search finds title, task and course', async () => {
  await other('older', { createdAt: new Date('2026-01-01T00:00:00Z'), task: 'Photosynthesis, please.' });
  await other('newer', { createdAt: new Date('2026-11-20T00:00:00Z'), courseId: 'course-2' });
  const html = await list(fresh);
  const places = ['Title of newer', 'Why leaves fall', 'Title of older'].map((title) => html.indexOf(title));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  for (const [query, title] of [
    ['photosynthesis', 'Title of older'],
    ['SPRING', 'Title of newer'],
    ['why autumn', 'Why leaves fall'],
  ] as const) {
    const found = await list(fresh, `?q=${encodeURIComponent(query)}`);
    expect(found).toContain(title);
    expect(found.match(/name="from"/g)).toHaveLength(1);
  }
  expect(await list(fresh, '?q=nothing-like-it')).toContain('No assignment of yours fits these words');
});

test('nothing set up yet, nobody but those who set up, and two at once make one', async () => {
  const newcomer = await openVisit(desk.services, { courseId: 'course-2', linkId: 'link-2', personId: 'teacher-9' });
  expect(await list(newcomer)).toContain('There is nothing to copy yet');
  const student = await openVisit(desk.services, { courseId: 'course-2', linkId: 'link-2', role: 'student' });
  await desk.get(student, '/assignment/copy').expect(403);
  await copy(student, 'assignment-1').expect(403);
  await copy(fresh, '').expect(404);
  const at = await openVisit(desk.services, { courseId: 'course-2', linkId: 'link-4' });
  await Promise.all([copy(at, 'assignment-1').expect(303), copy(at, 'assignment-1').expect(303)]);
  expect(await assignmentModel(desk.services.db).countDocuments({ linkId: 'link-4' })).toBe(1);
});
