import { decideSpeaker, type SpokenConfiguration } from '../../../server/lti/decide-speaker.ts';
import { tokenAudience } from '../../../server/lti/token-audience.ts';

const own = (host: string): SpokenConfiguration => ({
  issuer: `https://${host}`,
  authorization_endpoint: `https://${host}/auth`,
  token_endpoint: `https://${host}/token`,
  jwks_uri: `https://${host}/keys`,
  registration_endpoint: `https://${host}/register`,
});

const cloud = (changes: Partial<SpokenConfiguration> = {}): SpokenConfiguration => ({
  issuer: 'https://canvas.instructure.com',
  authorization_endpoint: 'https://sso.canvaslms.com/api/lti/authorize_redirect',
  token_endpoint: 'https://sso.canvaslms.com/login/oauth2/token',
  jwks_uri: 'https://sso.canvaslms.com/api/lti/security/jwks',
  registration_endpoint: 'https://school.instructure.com/api/lti/registrations',
  ...changes,
});

const MOODLE = 'https://moodle.example/mod/lti/openid-configuration.php';
const SSO = 'https://sso.canvaslms.com/api/lti/security/openid-configuration';
const SCHOOL = 'https://school.instructure.com/api/lti/security/openid-configuration';
const VANITY = 'https://canvas.school.example/api/lti/security/openid-configuration';
const BRIGHTSPACE = 'https://school.brightspace.com/d2l/.well-known/openid-configuration';

test.each<[string, string, SpokenConfiguration]>([
  ['an LMS of its own', MOODLE, own('moodle.example')],
  [
    'one with keys and tokens elsewhere (Brightspace)',
    BRIGHTSPACE,
    { ...own('school.brightspace.com'), token_endpoint: 'https://auth.brightspace.com/core/connect/token' },
  ],
  ["Canvas's cloud, read from its own host", SSO, cloud()],
  ["Canvas's cloud, read from the school", SCHOOL, cloud({ token_endpoint: 'https://school.instructure.com/token' })],
  [
    "Canvas's cloud, read from the school's own domain",
    VANITY,
    cloud({ registration_endpoint: 'https://canvas.school.example/api/lti/registrations' }),
  ],
  [
    "Canvas's cloud, posting to the school's own domain",
    SSO,
    cloud({ registration_endpoint: 'https://canvas.school.example/api/lti/registrations' }),
  ],
  [
    "Canvas's beta",
    'https://school.beta.instructure.com/x',
    cloud({
      issuer: 'https://canvas.beta.instructure.com',
      jwks_uri: 'https://sso.beta.canvaslms.com/api/lti/security/jwks',
    }),
  ],
])('%s speaks for itself', (_name, address, configuration) => {
  expect(decideSpeaker(address, configuration)).toEqual({ kind: 'speaks' });
});

test.each<[string, string, SpokenConfiguration, string]>([
  ['names another LMS', 'https://evil.example/x', own('moodle.example'), 'host'],
  [
    'posts elsewhere',
    MOODLE,
    { ...own('moodle.example'), registration_endpoint: 'https://evil.example/register' },
    'host',
  ],
  ['uses another port', 'https://moodle.example:8443/x', own('moodle.example'), 'host'],
  [
    "claims Canvas's cloud with everything of its own",
    'https://evil.example/x',
    { ...own('evil.example'), issuer: 'https://canvas.instructure.com' },
    'canvas-issuer',
  ],
  [
    "claims a name that only looks like Canvas's cloud",
    'https://evil.example/x',
    { ...own('evil.example'), issuer: 'https://canvas.instructure.com.evil.example' },
    'host',
  ],
  [
    "claims Canvas's cloud with its own key set",
    'https://evil.example/x',
    cloud({ jwks_uri: 'https://evil.example/keys' }),
    'canvas-issuer',
  ],
  [
    'has a key set at a school, where people may publish files',
    SCHOOL,
    cloud({ jwks_uri: 'https://school.instructure.com/files/1' }),
    'canvas-issuer',
  ],
  [
    'signs production with the keys of beta',
    SSO,
    cloud({ jwks_uri: 'https://sso.beta.canvaslms.com/j' }),
    'canvas-issuer',
  ],
  ['asks for tokens elsewhere', SSO, cloud({ token_endpoint: 'https://evil.example/token' }), 'canvas-issuer'],
  ['logs in at a look-alike', SSO, cloud({ authorization_endpoint: 'https://evilcanvaslms.com/a' }), 'canvas-issuer'],
  ['logs in without TLS', SSO, cloud({ authorization_endpoint: 'http://sso.canvaslms.com/a' }), 'canvas-issuer'],
  [
    'posts the token to a third host',
    VANITY,
    cloud({ registration_endpoint: 'https://evil.example/api/lti/registrations' }),
    'host',
  ],
])('a configuration that %s is refused', (_name, address, configuration, reason) => {
  expect(decideSpeaker(address, configuration)).toEqual({ kind: 'refused', reason });
});

test.each([
  ['https://moodle.example/token', undefined, null],
  ['https://sso.canvaslms.com/login/oauth2/token', 'sso.canvaslms.com', null],
  ['https://lms.example/token', 'https://lms.example', 'https://lms.example'],
  ['https://lms.example/token', 'urn:lms:tokens', 'urn:lms:tokens'],
  ['https://auth.brightspace.com/core/connect/token', undefined, 'https://api.brightspace.com/auth/token'],
])('a token endpoint %s that says %s wants the audience %s', (endpoint, said, audience) => {
  expect(tokenAudience(endpoint, said)).toBe(audience);
});
