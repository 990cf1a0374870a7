import { Router } from 'express';
import type { LmsContext } from '../lms-context.ts';
import { serviceUrls } from './service-urls.ts';
import { AGS_SCOPES, SCOPES } from './vocabulary.ts';

/** What a tool reads about the platform: its OpenID configuration and its public key. */
export function openidRoutes(lms: LmsContext): Router {
  const router = Router();
  router.get('/mod/lti/openid-configuration.php', (_request, response) => {
    response.json(openidConfiguration(lms.publicUrl));
  });
  router.get('/mod/lti/certs.php', lms.faults.gate('jwks'), (_request, response) => {
    response.json({ keys: [lms.signingKey.publicJwk] });
  });
  return router;
}

function openidConfiguration(publicUrl: string) {
  return {
    issuer: publicUrl,
    token_endpoint: serviceUrls.token(publicUrl),
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    jwks_uri: serviceUrls.keys(publicUrl),
    authorization_endpoint: serviceUrls.authorization(publicUrl),
    registration_endpoint: serviceUrls.registration(publicUrl),
    scopes_supported: [...AGS_SCOPES, SCOPES.roster, 'openid'],
    response_types_supported: ['id_token'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'],
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      product_family_code: 'moodle',
      version: '4.5.6 (Build: 20250811)',
      messages_supported: [{ type: 'LtiResourceLinkRequest' }],
      variables: VARIABLES,
    },
  };
}

const VARIABLES = [
  'Context.id',
  'Context.title',
  'Context.label',
  'CourseSection.title',
  'CourseSection.label',
  'CourseSection.sourcedId',
  'ResourceLink.id',
  'ResourceLink.title',
  'ResourceLink.description',
  'User.id',
  'User.username',
  'Person.name.full',
  'Person.name.given',
  'Person.name.family',
  'Person.email.primary',
  'Person.sourcedId',
];
