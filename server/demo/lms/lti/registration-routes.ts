import { json, Router } from 'express';
import { z } from 'zod';
import type { LmsContext } from '../lms-context.ts';
import type { ToolDocument } from '../lms-documents.ts';
import { bearerOf } from './openid-routes.ts';
import { spendRegistrationToken } from './registration-token.ts';
import { AGS_SCOPES, CANVAS, SCOPES, TOOL_CONFIGURATION } from './vocabulary.ts';

/** Dynamic registration. Unlike Moodle's, a registered tool is active at once: an admin has just asked for it. */
export function registrationRoutes(lms: LmsContext): Router {
  const router = Router();
  router.post(lms.profile.paths.registration, json(), async (request, response) => {
    const wanted = registrationRequest.safeParse(request.body);
    if (!wanted.success) {
      response.status(400).json({ error: 'invalid_client_metadata', error_description: z.prettifyError(wanted.error) });
      return;
    }
    const clientId = await spendRegistrationToken(lms, bearerOf(request));
    if (clientId === null) {
      response.status(401).json({ error: 'invalid_token', error_description: 'Registration token unknown or used' });
      return;
    }
    const tool = await storeTool(lms, clientId, wanted.data);
    response.json({ ...registrationResponse(tool), ...lms.profile.registered(tool) });
  });
  return router;
}

const registrationRequest = z.object({
  client_name: z.string().min(1),
  initiate_login_uri: z.url(),
  redirect_uris: z.array(z.url()).min(1),
  jwks_uri: z.url(),
  logo_uri: z.url().optional(),
  response_types: z.array(z.string()).refine((types) => types.includes('id_token'), 'must include id_token'),
  token_endpoint_auth_method: z.literal('private_key_jwt'),
  scope: z.string().default(''),
  [TOOL_CONFIGURATION]: z.object({
    domain: z.string().min(1),
    target_link_uri: z.url(),
    description: z.string().optional(),
    claims: z.array(z.string()).default([]),
    custom_parameters: z.record(z.string(), z.string()).default({}),
    messages: z.array(z.record(z.string(), z.unknown())).default([]),
    [`${CANVAS}privacy_level`]: z.string().default('anonymous'),
  }),
});

async function storeTool(
  lms: LmsContext,
  clientId: string,
  wanted: z.infer<typeof registrationRequest>,
): Promise<ToolDocument> {
  const configuration = wanted[TOOL_CONFIGURATION];
  const supported: readonly string[] = [...AGS_SCOPES, SCOPES.roster];
  const known = await lms.store.tools.findOne({ clientId });
  const tool: ToolDocument = {
    _id: known?._id ?? String(await lms.store.nextNumber('tool')),
    clientId,
    name: wanted.client_name,
    initiateLoginUri: wanted.initiate_login_uri,
    redirectUris: wanted.redirect_uris,
    jwksUri: wanted.jwks_uri,
    logoUri: wanted.logo_uri ?? null,
    targetLinkUri: configuration.target_link_uri,
    domain: configuration.domain,
    description: configuration.description ?? null,
    scopes: supported.filter((scope) => wanted.scope.split(' ').includes(scope)),
    claims: configuration.claims,
    customParameters: configuration.custom_parameters,
    messages: configuration.messages,
    privacyLevel: configuration[`${CANVAS}privacy_level`],
  };
  await lms.store.tools.replaceOne({ _id: tool._id }, tool, { upsert: true });
  return tool;
}

function registrationResponse(tool: ToolDocument) {
  return {
    client_id: tool.clientId,
    response_types: ['id_token'],
    jwks_uri: tool.jwksUri,
    initiate_login_uri: tool.initiateLoginUri,
    grant_types: ['client_credentials', 'implicit'],
    redirect_uris: tool.redirectUris,
    application_type: 'web',
    token_endpoint_auth_method: 'private_key_jwt',
    client_name: tool.name,
    ...(tool.logoUri === null ? {} : { logo_uri: tool.logoUri }),
    scope: tool.scopes.join(' '),
  };
}
