import request from 'supertest';
import { sweepExpired } from '../../server/sweep-expired.ts';
import { LIS, LTI, postLaunch, type Claims } from '../support/scripted-lms.ts';
import { expectRefused, openScriptedSite, type ScriptedSite } from '../support/scripted-site.ts';

const START = Date.parse('2026-11-23T12:00:00Z');
const NOW = START / 1000;

const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim';
const PICKED_BY_STUDENT: Claims = {
  [`${LTI}/message_type`]: 'LtiDeepLinkingRequest',
  [`${LTI}/roles`]: [`${LIS}/membership#Learner`],
  [`${LTI}/resource_link`]: undefined,
  [`${DL}/deep_linking_settings`]: {
    deep_link_return_url: 'https://lms.example/return',
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['iframe'],
  },
};
const REVIEW_OF_NOTHING: Claims = {
  [`${LTI}/message_type`]: 'LtiSubmissionReviewRequest',
  [`${LTI}/resource_link`]: undefined,
  [`${LTI}/for_user`]: { user_id: 'somebody' },
  'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
    lineitem: 'https://lms.example/lineitems/404',
    scope: [],
  },
};
let site: ScriptedSite;

beforeAll(async () => {
  site = await openScriptedSite();
  await site.platform.launch();
});
afterAll(() => site.close());
beforeEach(() => {
  site.clock.now = START;
});

describe('a state', () => {
  it('is bound to the browser that asked for it [LTI Security 5.1.1.2]', async () => {
    const [mine, other] = [await site.platform.startLogin(), await site.platform.startLogin()];
    const token = await site.platform.sign(site.platform.claims({ nonce: mine.nonce }));
    await site.expectNoTrace(async () => {
      const stolen = await postLaunch(site.tool, { state: mine.state, id_token: token }, other.cookie);
      expect(stolen.status).toBe(200);
      expect(stolen.text).toContain('Open in a new window');
      const swapped = await postLaunch(site.tool, { state: other.state, id_token: token }, other.cookie);
      expectRefused(swapped, 'nonce');
    });
    expect(await postLaunch(site.tool, { state: mine.state, id_token: token }, mine.cookie)).toMatchObject({
      status: 303,
    });
  });

  it("of another platform's login does not open this one's token [LTI Security 5.1.3]", async () => {
    const other = await site.lms.register({ issuer: 'https://third.example', clientId: 'third' });
    const { state, nonce, cookie } = await other.startLogin();
    const token = await site.platform.sign(site.platform.claims({ nonce }));
    expectRefused(await postLaunch(site.tool, { state, id_token: token }, cookie), 'key-unknown');
  });

  it('is over after ten minutes [LTI Security 5.1.1.2]', async () => {
    const { state, nonce, cookie } = await site.platform.startLogin();
    site.clock.now += 601_000;
    const token = await site.platform.sign(site.platform.claims({ nonce }));
    expectRefused(await postLaunch(site.tool, { state, id_token: token }, cookie), 'state', 400);
  });

  it.each([
    ['a space', 'state=a%20b'],
    ['NUL', 'state=%00'],
    ['two', 'state=a&state=b'],
    ['a bracket', 'state[x]=1'],
    ['a byte that is no UTF-8', 'state=%ff'],
    ['9,000 letters', `state=${'a'.repeat(9000)}`],
  ])('that cannot be ours is a page, not an accident: %s [LTI Security 5.1.3]', async (_name, text) => {
    await site.expectNoTrace(async () => {
      const answer = await request(site.tool.url).post('/lti/launch').type('form').send(`${text}&id_token=x`);
      expect(answer.status).toBe(400);
      expect(answer.text).toMatch(/<code>launch-(state|incomplete)<\/code>/);
    });
  });
});

describe('a nonce', () => {
  async function prepared(claims: Claims = {}) {
    const { state, nonce, cookie } = await site.platform.startLogin();
    const token = await site.platform.sign(site.platform.claims({ nonce, ...claims }));
    return () => postLaunch(site.tool, { state, id_token: token }, cookie);
  }

  it('opens exactly one of twenty parallel launches [LTI Security 5.1.3]', async () => {
    const post = await prepared();
    const statuses = (await Promise.all(Array.from({ length: 20 }, post))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([303, ...Array.from({ length: 19 }, () => 401)]);
  });

  it.each([
    ['at once', 0, 'replayed', 401],
    ['after 11 s', 11, 'replayed', 401],
    ['after the life of the token', 400, 'expired', 401],
    ['after the life of the state', 700, 'state', 400],
  ])('is refused again %s [LTI Security 5.1.3]', async (_name, seconds, code, status) => {
    const post = await prepared();
    expect(await post()).toMatchObject({ status: 303 });
    site.clock.now += seconds * 1000;
    await sweepExpired(site.tool.services);
    expectRefused(await post(), code, status);
  });

  it('of a token that lives an hour is refused for as long as its state [LTI Security 5.1.3]', async () => {
    const post = await prepared({ exp: NOW + 3600 });
    expect(await post()).toMatchObject({ status: 303 });
    site.clock.now += 590_000;
    expectRefused(await post(), 'replayed');
  });

  it('sent again after other news of the same person changes nothing [LTI Security 5.1.3]', async () => {
    const replay = await prepared({ name: 'Former Name' });
    expect(await replay()).toMatchObject({ status: 303 });
    const later = await prepared({ name: 'Present Name' });
    expect(await later()).toMatchObject({ status: 303 });
    await site.expectNoTrace(async () => expectRefused(await replay(), 'replayed'));
  });

  it.each<[string, Claims, string]>([
    ['whose role may not pick', PICKED_BY_STUDENT, 'picker-role'],
    ['of a review of nothing we know', REVIEW_OF_NOTHING, 'review-unknown'],
  ])('is spent by a launch %s [LTI Security 5.1.3]', async (_name, claims, code) => {
    const post = await prepared(claims);
    const statuses = (await Promise.all([post(), post(), post()])).map(({ text }) => text.includes(`launch-${code}`));
    expect(statuses.filter(Boolean)).toHaveLength(1);
    expectRefused(await post(), 'replayed');
  });

  it('is not spent by a launch that is refused [LTI Security 5.1.3]', async () => {
    const { state, nonce, cookie } = await site.platform.startLogin();
    const bad = await site.platform.sign(site.platform.claims({ nonce, [`${LTI}/version`]: '2' }));
    expectRefused(await postLaunch(site.tool, { state, id_token: bad }, cookie), 'version');
    const good = await site.platform.sign(site.platform.claims({ nonce }));
    expect(await postLaunch(site.tool, { state, id_token: good }, cookie)).toMatchObject({ status: 303 });
  });
});

describe('an error of the LMS', () => {
  it.each(['launch_no_longer_valid', 'login_required', 'invalid_request', 'unauthorized_client', 'access_denied'])(
    '%s is told in words [LTI Security 5.1.1.5]',
    async (error) => {
      const { state, cookie } = await site.platform.startLogin();
      const fields = { error, error_description: '<script>alert(1)</script>', state };
      const answer = await postLaunch(site.tool, fields, cookie);
      expectRefused(answer, 'lms-error', 400);
      expect(answer.text).toContain(error);
      expect(answer.text).not.toContain('alert(1)');
    },
  );
});

describe('a learned deployment', () => {
  it('is the first one launched from, and no other after it [LTI DR 3.6]', async () => {
    const learner = await site.lms.register({ issuer: 'https://learns.example', clientId: 'l', deploymentId: null });
    const from = (id: string) => learner.launch({ [`${LTI}/deployment_id`]: id });
    expect(await from('77')).toMatchObject({ status: 303 });
    expectRefused(await from('78'), 'deployment-unknown');
    expect(await from('77')).toMatchObject({ status: 303 });
  });
});
