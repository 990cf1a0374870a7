import type { LaunchDocument, ToolDocument } from '../lms-documents.ts';

export type AuthorizationRequest = Record<string, string | undefined>;

/**
 * Moodle's answer to an authentication request, check by check in its order. `untrusted`: no redirect URI we may post
 * to, so the LMS shows its own error page. `refused`: an error is posted to the tool. OIDC Core §3.1.2.6
 */
export type AuthorizationDecision =
  | { kind: 'granted'; redirectUri: string; nonce: string }
  | { kind: 'refused'; redirectUri: string; error: string; description: string | null }
  | { kind: 'untrusted' };

/** `launch` is the one the message hint names in this browser's session, `tool` the one it was opened for. */
export function authorize(
  request: AuthorizationRequest,
  { launch, tool }: { launch: LaunchDocument | null; tool: ToolDocument | null },
): AuthorizationDecision {
  const redirectUri = request['redirect_uri'];
  if (launch === null || tool === null || redirectUri === undefined) return { kind: 'untrusted' };
  if (!tool.redirectUris.includes(redirectUri)) return { kind: 'untrusted' };
  const fault = faultOf(request, launch, tool);
  if (fault !== null) return { kind: 'refused', redirectUri, ...fault };
  return { kind: 'granted', redirectUri, nonce: request['nonce'] ?? '' };
}

type Fault = { error: string; description: string | null };

function faultOf(request: AuthorizationRequest, launch: LaunchDocument, tool: ToolDocument): Fault | null {
  const fault = (error: string, description: string | null = null): Fault => ({ error, description });
  if (REQUIRED.some((name) => !request[name])) return fault('invalid_request');
  if (request['scope'] !== 'openid') return fault('invalid_scope');
  if (request['response_type'] !== 'id_token') return fault('unsupported_response_type');
  if (request['client_id'] !== tool.clientId) return fault('unauthorized_client');
  if (request['login_hint'] !== launch.personId) return fault('access_denied');
  if (request['response_mode'] === undefined) return fault('invalid_request', 'Missing response_mode');
  if (request['response_mode'] !== 'form_post') return fault('invalid_request', 'Invalid response_mode');
  if (request['prompt'] !== 'none') return fault('invalid_request', 'Invalid prompt');
  return null;
}

const REQUIRED = ['scope', 'response_type', 'client_id', 'login_hint', 'nonce'];
