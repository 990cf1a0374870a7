import { SCOPE } from './scopes.ts';

/** What we ask an LMS to register: addresses, the services we use and the claims we read. LTI DR §3.5 */
export function toolConfiguration(publicUrl: string): object {
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: `${publicUrl}/lti/login`,
    redirect_uris: [`${publicUrl}/lti/launch`],
    client_name: NAME,
    jwks_uri: `${publicUrl}/lti/keys`,
    logo_uri: `${publicUrl}/lti/icon.svg`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: Object.values(SCOPE).join(' '),
    'https://purl.imsglobal.org/spec/lti-tool-configuration': {
      domain: new URL(publicUrl).host,
      description: DESCRIPTION,
      target_link_uri: `${publicUrl}/lti/launch`,
      // Moodle hands out names and e-mail addresses only when they are named here.
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email', 'locale'],
      messages: [{ type: 'LtiResourceLinkRequest', target_link_uri: `${publicUrl}/lti/launch`, label: NAME }],
      // Canvas's default is `anonymous`: a teacher would see no names at all.
      'https://canvas.instructure.com/lti/privacy_level': 'public',
    },
  };
}

const NAME = 'Second Reader';
const DESCRIPTION = 'Drafts feedback against your rubric; a teacher edits and approves before anything is sent.';
