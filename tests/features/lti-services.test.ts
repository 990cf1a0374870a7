import { launchAs } from '../../server/demo/launch-as.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import type { Course, Link } from '../../server/lti/directory.ts';
import { listMemberships } from '../../server/lti/directory-repository.ts';
import type { Score } from '../../server/lti/lti-gateway.ts';
import { refreshRoster } from '../../server/lti/refresh-roster.ts';
import { storeRoster } from '../../server/lti/roster-repository.ts';
import { startDemoCourse } from '../support/demo-course.ts';
import { startLtiTool, type LtiTool } from '../support/lti-tool.ts';
import { openTestDatabase } from '../support/test-database.ts';

let database: Database;
let lms: ServedLms;
let tool: LtiTool;
let link: Link;
let course: Course;
let sam: string;

beforeAll(async () => {
  database = await openTestDatabase();
  lms = await startDemoCourse(database);
  tool = await startLtiTool(database);
  await lms.lms.registerTool(await createRegistrationLink(tool.services, { by: 'test' }));
  for (const personKey of ['sam', 'tom'])
    await launchAs({ lmsUrl: lms.url, toolUrl: tool.url, personKey, activityKey: 'essay' });
  link = (await database.connection.collection<Link>('links').findOne()) as Link;
  course = (await database.connection.collection<Course>('courses').findOne()) as Course;
  sam = String((await database.connection.collection('people').findOne({ name: 'Sam Student' }))?.['sub']);
});

afterAll(async () => {
  await tool.close();
  await lms.close();
  await lms.lms.drop();
  await database.close();
});

const lineItem = () => link.lineItemUrl ?? '';
let second = Math.floor(Date.now() / 1000) - 3600;

function score(changes: Partial<Score> = {}): Score {
  second += 1;
  const timestamp = new Date(second * 1000);
  return { userId: sam, scoreGiven: 15, scoreMaximum: 20, comment: 'Good.', timestamp, submittedAt: null, ...changes };
}

it('sends a score and reads it back', async () => {
  expect(await tool.services.lti.sendScore(link.platformId, lineItem(), score())).toEqual({ kind: 'sent' });
  const result = await tool.services.lti.readResult(link.platformId, lineItem(), sam);
  expect(result).toEqual({ kind: 'read', resultScore: 15, resultMaximum: 20, comment: 'Good.' });
});

it('says later when the LMS holds a newer one, and refused for a person without a mark', async () => {
  const sent = score();
  await tool.services.lti.sendScore(link.platformId, lineItem(), sent);
  expect(await tool.services.lti.sendScore(link.platformId, lineItem(), sent)).toEqual({ kind: 'later' });
  const refused = await tool.services.lti.sendScore(link.platformId, lineItem(), score({ userId: '999' }));
  expect(refused).toEqual({ kind: 'refused', reason: 'score-person-not-gradable' });
});

it('gets a new token when the LMS has forgotten the old one', async () => {
  const tokens = database.connection.collection('ltijs_accesstoken');
  const before = (await tokens.find().toArray()).length;
  expect(before).toBeGreaterThan(0);
  await tool.services.db.useDb(`${database.connection.name}_lms`).collection('accessTokens').deleteMany({});
  expect(await tool.services.lti.sendScore(link.platformId, lineItem(), score())).toEqual({ kind: 'sent' });
});

it('finds the line item of the link instead of making a second one', async () => {
  const wanted = { label: 'Essay', scoreMaximum: 10, resourceLinkId: link.resourceLinkId, resourceId: 'a1' };
  const found = await tool.services.lti.ensureLineItem(link.platformId, link.lineItemsUrl ?? '', wanted);
  expect(found).toBe(lineItem());
  const other = { ...wanted, resourceLinkId: '77' };
  await expect(tool.services.lti.ensureLineItem(link.platformId, `${lms.url}/nowhere`, other)).rejects.toMatchObject({
    code: 'line-item-unavailable',
  });
});

it('stores the roster, keeps a launch role over it, and asks once in five minutes', async () => {
  const tenancy = { platformId: course.platformId, courseId: course._id };
  expect(await refreshRoster(tool.services, tenancy)).toEqual({ kind: 'read', members: 4 });
  expect(await refreshRoster(tool.services, tenancy)).toEqual({ kind: 'fresh' });
  const members = await listMemberships(database.connection, tenancy);
  const roles = members.map(({ name, role, roleFrom }) => `${name ?? '?'}: ${role} ${roleFrom}`).sort();
  expect(roles).toEqual([
    'Sam Student: student launch',
    'Tess Teacher: instructor roster',
    'Tom Tutor: instructor launch', // the roster calls a non-editing teacher a learner
    'Zoé Ünal-Łuk: student roster',
  ]);
});

it('marks who left the course', async () => {
  const tenancy = { platformId: course.platformId, courseId: course._id };

  await storeRoster(database.connection, tenancy, []);
  const members = await listMemberships(database.connection, tenancy);
  const active = members.filter((member) => member.active).map(({ name }) => name);
  expect(active.sort()).toEqual(['Tess Teacher', 'Tom Tutor']);
});
