import { Router, type Request } from 'express';
import type { LmsContext } from '../lms-context.ts';
import { readRegistrationToken } from './registration-token.ts';
import { AGS_SCOPES, SCOPES } from './vocabulary.ts';

/** What a tool reads about the platform: its OpenID configuration and its public key. */
export function openidRoutes(lms: LmsContext): Router {
  const router = Router();
  const { paths, configurationNeedsToken } = lms.profile;
  router.get(paths.openidConfiguration, async (request, response) => {
    const allowed = !configurationNeedsToken || (await readRegistrationToken(lms, bearerOf(request))) !== null;
    if (allowed) response.json(openidConfiguration(lms));
    else response.status(401).json({ error: 'invalid_token', error_description: 'Send the registration token.' });
  });
  router.get(paths.keys, lms.faults.gate('jwks'), (_request, response) => {
    response.json({ keys: [lms.signingKey.publicJwk] });
  });
  return router;
}

/** The token of an Authorization header, or an empty one. */
export function bearerOf(request: Request): string {
  return /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
}

function openidConfiguration({ publicUrl, urls, profile }: LmsContext) {
  return {
    issuer: publicUrl,
    token_endpoint: urls.token,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    jwks_uri: urls.keys,
    authorization_endpoint: urls.authorization,
    registration_endpoint: urls.registration,
    scopes_supported: [...AGS_SCOPES, SCOPES.roster, 'openid'],
    response_types_supported: ['id_token'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'],
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      ...profile.platformConfiguration,
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
