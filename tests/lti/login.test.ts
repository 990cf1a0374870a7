import type { Response } from 'supertest';
import { LTI } from '../support/scripted-lms.ts';
import { expectRefused, openScriptedSite, type ScriptedSite } from '../support/scripted-site.ts';

let site: ScriptedSite;

beforeAll(async () => {
  site = await openScriptedSite();
  await site.platform.launch();
});
afterAll(() => site.close());

const locationOf = (answer: Response) => new URL(answer.get('Location') ?? '');

describe('a login', () => {
  it.each(['get', 'post'] as const)('by %s is answered alike [LTI Security 5.1.1.1]', async (method) => {
    const answer = await site.platform.login({}, method);
    expect(answer.status).toBe(302);
    expect(locationOf(answer).origin).toBe('https://lms.example');
    expect(answer.get('Set-Cookie')).toHaveLength(1);
  });

  it('asks the LMS for everything it must [LTI Security 5.1.1.2]', async () => {
    const asked = Object.fromEntries(locationOf(await site.platform.login()).searchParams);
    expect(asked).toMatchObject({
      ...{ scope: 'openid', response_type: 'id_token', response_mode: 'form_post', prompt: 'none' },
      ...{ client_id: site.platform.platform.clientId, login_hint: '4', lti_message_hint: '{"cmid":1}' },
      redirect_uri: `${site.tool.url}/lti/launch`,
    });
    expect(asked['state']).toMatch(/^[\w.-]{50,}$/);
    expect(asked['nonce']).toMatch(/^[\w-]{43}$/);
  });

  it('has a state and a nonce of its own each time [LTI Security 5.1.1.2]', async () => {
    const [one, two] = [await site.platform.startLogin(), await site.platform.startLogin()];
    expect(one.state).not.toBe(two.state);
    expect(one.nonce).not.toBe(two.nonce);
  });

  it.each(['iss', 'login_hint', 'target_link_uri'])('without %s is refused [LTI Security 5.1.1.1]', async (field) => {
    expectRefused(await site.platform.login({ [field]: undefined }), 'login-incomplete', 400);
    expectRefused(await site.platform.login({ [field]: '' }, 'get'), 'login-incomplete', 400);
  });

  it.each([
    ['Moodle’s', '{"cmid":1,"launchid":"ltilaunch1_582185453"}'],
    ['signs of every kind', 'a b+c%20&=é"\'<'],
    ['4,000 letters', 'x'.repeat(4000)],
  ])('returns the message hint unaltered: %s [LTI Core 4.1.1]', async (_name, hint) => {
    const asked = locationOf(await site.platform.login({ lti_message_hint: hint }));
    expect(asked.searchParams.get('lti_message_hint')).toBe(hint);
    expect(await site.platform.launch({}, { login: { lti_message_hint: hint } })).toMatchObject({ status: 303 });
  });

  it('without a message hint sends none [LTI Core 4.1.1]', async () => {
    expect(
      locationOf(await site.platform.login({ lti_message_hint: undefined })).searchParams.has('lti_message_hint'),
    ).toBe(false);
  });

  it('whose hints are as long as we take them still opens [LTI Core 4.1.1]', async () => {
    const login = { login_hint: 'h'.repeat(2000), lti_message_hint: 'm'.repeat(4000) };
    expect(await site.platform.launch({}, { login })).toMatchObject({ status: 303 });
  });

  it('names a deployment that the launch must keep to [LTI Core 4.1.2]', async () => {
    expect(await site.platform.launch({}, { login: { lti_deployment_id: '1' } })).toMatchObject({ status: 303 });
    expectRefused(await site.platform.login({ lti_deployment_id: '2' }), 'deployment-unknown', 400);
    await site.database.connection
      .collection<{ _id: string }>('platforms')
      .updateOne({ _id: site.platform.platform._id }, { $addToSet: { deployments: '2' } as never });
    const other = await site.platform.launch({ [`${LTI}/deployment_id`]: '2' }, { login: { lti_deployment_id: '1' } });
    expect(other.text).toContain('launch-deployment-unknown');
  });

  it('with the extra parameters of Canvas is taken [LTI Core 4.1]', async () => {
    const login = {
      deployment_id: 'x',
      canvas_region: 'eu',
      canvas_environment: 'prod',
      lti_storage_target: '_parent',
    };
    expect((await site.platform.login(login)).status).toBe(302);
  });

  it('never goes to an address that the login named [LTI Core 5.3.4]', async () => {
    expectRefused(await site.platform.login({ target_link_uri: 'https://evil.example/' }), 'target-foreign', 400);
    expectRefused(await site.platform.login({ target_link_uri: 'javascript:alert(1)' }), 'target-foreign', 400);
    expectRefused(
      await site.platform.login({ target_link_uri: `${site.tool.url}@evil.example/` }),
      'target-foreign',
      400,
    );
  });

  it('of an issuer that differs by a slash or a capital is unknown [LTI Core 3.1.2]', async () => {
    expectRefused(await site.platform.login({ iss: 'https://lms.example/' }), 'platform-unknown', 400);
    expectRefused(await site.platform.login({ iss: 'https://LMS.example' }), 'platform-unknown', 400);
  });

  it('writes nothing at all [LTI Security 5.1.1]', async () => {
    await site.expectNoTrace(async () => {
      await Promise.all(Array.from({ length: 20 }, () => site.platform.login()));
    });
  });
});

describe('an issuer with two registrations', () => {
  it('is never guessed about [LTI Core 4.1.3]', async () => {
    const [one, two] = [
      await site.lms.register({ issuer: 'https://many.example', clientId: 'one' }),
      await site.lms.register({ issuer: 'https://many.example', clientId: 'two' }),
    ];
    expectRefused(await one.login({ client_id: undefined }), 'client-ambiguous', 400);
    expect(locationOf(await two.login()).searchParams.get('client_id')).toBe('two');
    expect((await site.platform.login({ client_id: undefined })).status).toBe(302);
  });
});
