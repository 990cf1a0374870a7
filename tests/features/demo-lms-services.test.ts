import type { Answer } from '../support/service-caller.ts';
import { openServiceCourse, SCOPE, under, type LaunchServices, type ServiceCourse } from '../support/service-course.ts';

const LINE_ITEM = 'application/vnd.ims.lis.v2.lineitem+json';

let course: ServiceCourse;
let urls: LaunchServices;

beforeAll(async () => {
  course = await openServiceCourse();
  urls = await course.launchOf('sam');
});

afterAll(() => course.close());

describe('the token endpoint', () => {
  const ask = (assertion: string, scope: string) => course.call.token(assertion, scope);

  test('answers JSON dressed as a web page, with the part of the scopes it grants', async () => {
    const answer = await ask(await course.tool.assertion(), `${SCOPE.score} https://example.com/other`);
    expect(answer.type).toBe('text/html; charset=utf-8');
    expect(JSON.parse(answer.text)).toEqual({
      access_token: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
      token_type: 'Bearer',
      expires_in: 3600,
      scope: SCOPE.score,
    });
  });

  const now = Math.floor(Date.now() / 1000);
  test.each([
    ['an iat ahead of its clock', { iat: now + 600, exp: now + 900 }, 'Cannot handle token with iat prior to 20'],
    ['an expired assertion', { iat: now - 900, exp: now - 600 }, 'Expired token'],
    ['another issuer', { iss: 'someone' }, 'unexpected "iss" claim value'],
    ['an unknown client', { sub: 'someone' }, 'invalid_client'],
  ])('refuses %s', async (_case, claims, error) => {
    const answer = await ask(await course.tool.assertion(claims), SCOPE.score);
    expect(answer.status).toBe(400);
    expect((JSON.parse(answer.text) as { error: string }).error).toContain(error);
  });

  test('takes an assertion once', async () => {
    const assertion = await course.tool.assertion();
    expect((await ask(assertion, SCOPE.score)).status).toBe(200);
    expect((await ask(assertion, SCOPE.score)).status).toBe(400);
  });

  test('services refuse a missing token, a made-up one and one of another scope', async () => {
    const url = under(urls.lineItem, '/results');
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { headers: { authorization: `Bearer ${'0'.repeat(32)}` } })).status).toBe(401);
    expect((await course.call('GET', url, { scope: SCOPE.score })).status).toBe(401);
  });
});

describe('the roster', () => {
  test('lists active people by family name, short roles, a non-editing teacher as learner, and only asked-for data', async () => {
    const answer = await course.call('GET', urls.roster, { scope: SCOPE.roster });
    const { members } = JSON.parse(answer.text) as { members: Record<string, unknown>[] };
    expect(members.map(({ name, roles }) => [name, roles])).toEqual([
      ['Sam Student', ['Learner']],
      ['Tess Teacher', ['Instructor']],
      ['Tom Tutor', ['Learner']],
      ['Zoé Ünal-Łuk', ['Learner']],
    ]);
    expect(members[0]).toEqual({
      ...{ status: 'Active', roles: ['Learner'], user_id: urls.sub, lis_person_sourcedid: 'S-0001' },
      ...{ name: 'Sam Student', given_name: 'Sam', family_name: 'Student', ext_user_username: 'sam' },
    });
  });

  test('pages by limit, with a proper Link header until the end', async () => {
    const seen: string[] = [];
    let url: string | undefined = `${urls.roster}?limit=3`;
    while (url !== undefined) {
      const answer: Answer = await course.call('GET', url, { scope: SCOPE.roster });
      const { members } = JSON.parse(answer.text) as { members: { user_id: string }[] };
      seen.push(...members.map((member) => member.user_id));
      url = /<([^>]+)>; rel="next"/.exec(answer.link)?.[1];
    }
    expect(new Set(seen).size).toBe(4);
    expect(seen).toHaveLength(4);
  });
});

// Last, because these change the columns of the course.
describe('line items', () => {
  const scope = SCOPE.lineItem;
  const send = (method: string, url: string, body?: object) =>
    course.call(method, url, { scope, ...(body === undefined ? {} : { type: LINE_ITEM, body: JSON.stringify(body) }) });
  const list = async (query: string) =>
    JSON.parse((await send('GET', urls.lineItems + query)).text) as { id: string }[];

  test('lists, creates, filters, replaces and deletes a column of the tool', async () => {
    const wanted = { label: 'Standalone', scoreMaximum: 50, tag: 'free', resourceId: 'free-1' };
    const created = await send('POST', urls.lineItems, wanted);
    expect(created.status).toBe(201);
    const { id } = JSON.parse(created.text) as { id: string };
    expect((await list('&tag=free')).map((item) => item.id)).toEqual([id]);
    expect((await list('&resource_id=nothing')).length).toBe(0);
    await send('PUT', id, { label: 'Renamed', scoreMaximum: 50 });
    expect(JSON.parse((await send('GET', id)).text)).toMatchObject({ label: 'Renamed', tag: '', resourceId: '' });
    expect((await send('DELETE', id)).status).toBe(204);
    const gone = await send('GET', id);
    expect(gone).toMatchObject({ status: 404, type: 'application/json; charset=utf-8' });
    expect(gone.text).toContain("doesn't exist");
  });

  test('refuses a column without a label or maximum, and the wrong Accept', async () => {
    expect((await send('POST', urls.lineItems, { label: ' ', scoreMaximum: 5 })).status).toBe(400);
    expect((await send('POST', urls.lineItems, { label: 'a', scoreMaximum: 0 })).status).toBe(400);
    expect((await course.call('GET', urls.lineItems, { scope, accept: 'application/json' })).status).toBe(400);
  });

  test('with limit the Link header is malformed: escaped ampersands and curly quotes', async () => {
    const { id } = JSON.parse((await send('POST', urls.lineItems, { label: 'Extra', scoreMaximum: 5 })).text) as {
      id: string;
    };
    const answer = await send('GET', `${urls.lineItems}&limit=1`);
    expect(JSON.parse(answer.text)).toHaveLength(1);
    expect(Buffer.from(answer.link, 'latin1').toString()).toContain('&amp;limit=1&amp;from=1>; rel=“next”');
    await send('DELETE', id);
  });

  test('a second column on the link takes `lineitem` out of the launch', async () => {
    await send('POST', urls.lineItems, { label: 'Second', scoreMaximum: 5, resourceLinkId: urls.linkId });
    expect((await list(`&resource_link_id=${urls.linkId}`)).length).toBe(2);
    expect((await course.launchOf('sam')).lineItem).toBe('');
  });

  test('another maximum by PUT rescales the grades and turns every empty one into a zero', async () => {
    await course.served.lms.addPerson({ key: 'new', givenName: 'New', familyName: 'Comer' });
    await course.served.lms.enrol({ courseKey: 'eng', personKey: 'new', role: 'student' });
    expect((await course.served.lms.gradeOf({ activityKey: 'essay', personKey: 'new' }))?.score).toBeUndefined();
    await course.served.lms.overrideGrade({ activityKey: 'essay', personKey: 'sam', score: 12, comment: '' });
    await send('PUT', urls.lineItem, { label: 'Essay 1', scoreMaximum: 40 });
    expect((await course.served.lms.gradeOf({ activityKey: 'essay', personKey: 'new' }))?.score).toBe(0);
    expect(await course.results()).toContainEqual(expect.objectContaining({ userId: urls.sub, resultScore: 24 }));
  });
});
