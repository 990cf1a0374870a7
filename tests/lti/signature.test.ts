import { generateKeyPair } from 'jose';
import { newKey, postLaunch, type Signing } from '../support/scripted-lms.ts';
import { expectRefused, openScriptedSite, type ScriptedSite } from '../support/scripted-site.ts';

let site: ScriptedSite;

beforeAll(async () => {
  site = await openScriptedSite();
  await site.platform.launch();
});
afterAll(() => site.close());

describe('a signature', () => {
  const none = (): Promise<Signing> => Promise.resolve({ header: { alg: 'none' } });
  const publicKeyAsSecret = () => {
    const secret = new TextEncoder().encode(site.platform.key.jwk.n);
    return Promise.resolve({ header: { alg: 'HS256' }, key: secret });
  };
  const bySize = async (alg: string): Promise<Signing> => {
    const { privateKey } = await generateKeyPair(alg);
    return { header: { alg }, key: privateKey };
  };
  const own = async (kid: string | undefined, how: 'jwk' | 'jku' | 'x5u' | 'x5c'): Promise<Signing> => {
    const key = await newKey('mine');
    const brings = { jwk: key.jwk, jku: `${site.tool.url}/healthz`, x5u: `${site.tool.url}/healthz`, x5c: ['AAAA'] }[
      how
    ];
    return { header: { kid, [how]: brings }, key: key.privateKey };
  };

  it.each<[string, () => Promise<Signing>, string]>([
    ['missing: alg none', none, 'algorithm'],
    ['by HMAC with our public key as the secret', publicKeyAsSecret, 'algorithm'],
    ['RS512', () => bySize('RS512'), 'algorithm'],
    ['PS256', () => bySize('PS256'), 'algorithm'],
    ['ES256', () => bySize('ES256'), 'algorithm'],
    ['by another key with the right kid', () => bySize('RS256'), 'signature'],
    ['by the key in its own header (jwk)', () => own('mine', 'jwk'), 'key-unknown'],
    ['by the key in its own header (jwk), with the right kid', () => own(site.platform.key.kid, 'jwk'), 'signature'],
    ['by a key at its own address (jku)', () => own(site.platform.key.kid, 'jku'), 'signature'],
    ['by a certificate at its own address (x5u)', () => own(site.platform.key.kid, 'x5u'), 'signature'],
    ['by a certificate it brings (x5c)', () => own(site.platform.key.kid, 'x5c'), 'signature'],
  ])('%s is refused [LTI Security 5.1.3, 6.3]', async (_name, signing, code) => {
    const order = await signing();
    await site.expectNoTrace(async () => expectRefused(await site.platform.launch({}, order), code));
  });

  it.each([
    ['a letter', 'x'],
    ['three letters', 'a.b.c'],
    ['dots alone', '..'],
    ['a header alone', `${Buffer.from('{"alg":"RS256","kid":"kid-0"}').toString('base64url')}..`],
    ['JSON', '{"a":1}'],
  ])('of garbage is refused: %s [LTI Security 5.1.3]', async (_name, idToken) => {
    const { state, cookie } = await site.platform.startLogin();
    await site.expectNoTrace(async () => {
      const answer = await postLaunch(site.tool, { state, id_token: idToken }, cookie);
      expect(answer.status).toBe(401);
      expect(answer.text).toMatch(/launch-(token-malformed|signature)/);
    });
  });

  it('changed in one character is refused [LTI Security 5.1.3]', async () => {
    const { state, nonce, cookie } = await site.platform.startLogin();
    const [header = '', payload = '', signature = ''] = (
      await site.platform.sign(site.platform.claims({ nonce }))
    ).split('.');
    const forged = Buffer.from(payload, 'base64url').toString().replace('#Learner', '#Instructor');
    const token = [header, Buffer.from(forged).toString('base64url'), signature].join('.');
    expectRefused(await postLaunch(site.tool, { state, id_token: token }, cookie), 'signature');
  });

  it('of one platform never opens another, whatever their kids [LTI Security 6.3]', async () => {
    const other = await site.lms.register({ issuer: 'https://other.example', clientId: 'o' });
    const twin = await site.lms.register({
      issuer: 'https://twin.example',
      clientId: 't',
      key: { ...other.key, kid: site.platform.key.kid },
    });
    await other.launch();
    const forged = { key: other.key.privateKey, header: { kid: other.key.kid } };
    expectRefused(await site.platform.launch({}, forged), 'key-unknown');
    expectRefused(await site.platform.launch({}, { key: twin.key.privateKey }), 'signature');
  });
});
