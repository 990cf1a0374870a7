import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { createRemoteJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT, type JWTPayload } from 'jose';

/** The least an LTI 1.3 tool can be, to try the demo LMS with something that is not Second Reader. */
export type TinyTool = {
  url: string;
  registrationUrl: string;
  clientId: () => string;
  /** What the last verified id_token said. */
  lastLaunch: () => JWTPayload;
  /** Every login-initiation post, in order. */
  logins: Record<string, string>[];
  /** Changes what the tool asks of the authorization endpoint, to ask wrongly. */
  askWith: (changes: Record<string, string>) => void;
  /** A signed client assertion; `claims` replace the usual ones. */
  assertion: (claims?: JWTPayload) => Promise<string>;
  close: () => Promise<void>;
};

type Configuration = { registration_endpoint: string; authorization_endpoint: string; jwks_uri: string };

type State = {
  configuration: Configuration;
  clientId: string;
  launch: JWTPayload | null;
  nonce: string;
  changes: Record<string, string>;
};

export async function startTinyTool(options: { claims: string[]; scope: string }): Promise<TinyTool> {
  const keys = await generateKeyPair('RS256', { extractable: true });
  const configuration = { registration_endpoint: '', authorization_endpoint: '', jwks_uri: '' };
  const state: State = { configuration, clientId: '', launch: null, nonce: '', changes: {} };
  const logins: Record<string, string>[] = [];
  const app = express();
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'tiny', alg: 'RS256', use: 'sig' };
  app.get('/keys', (_request, response) => void response.json({ keys: [jwk] }));
  addRegistration(app, url, state, options);
  addLaunch(app, url, state, logins);
  return {
    url,
    registrationUrl: `${url}/register`,
    clientId: () => state.clientId,
    lastLaunch: () => state.launch ?? {},
    logins,
    askWith: (changes) => {
      state.changes = changes;
    },
    assertion: (claims = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const usual = {
        iss: state.clientId,
        sub: state.clientId,
        aud: 'any',
        iat: now,
        exp: now + 60,
        jti: randomUUID(),
      };
      return new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'tiny' })
        .sign(keys.privateKey);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function addRegistration(app: Express, url: string, state: State, options: { claims: string[]; scope: string }): void {
  app.get('/register', async (request, response) => {
    const query = request.query as Record<string, string>;
    const authorization = `Bearer ${query['registration_token'] ?? ''}`;
    const asked = await fetch(query['openid_configuration'] ?? '', { headers: { authorization } });
    state.configuration = (await asked.json()) as Configuration;
    const answer = await fetch(state.configuration.registration_endpoint, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(registration(url, options)),
    });
    const body = (await answer.json()) as { client_id: string };
    if (answer.ok) state.clientId = body.client_id;
    response.status(answer.status).send('registered');
  });
}

function registration(url: string, { claims, scope }: { claims: string[]; scope: string }) {
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: `${url}/login`,
    redirect_uris: [`${url}/launch`],
    client_name: 'Tiny tool',
    jwks_uri: `${url}/keys`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope,
    'https://purl.imsglobal.org/spec/lti-tool-configuration': {
      domain: new URL(url).host,
      target_link_uri: `${url}/launch`,
      claims,
      custom_parameters: { link_id: '$ResourceLink.id', due: '$ResourceLink.submission.endDateTime' },
      messages: [{ type: 'LtiResourceLinkRequest' }],
    },
  };
}

function addLaunch(app: Express, url: string, state: State, logins: Record<string, string>[]): void {
  app.use(express.urlencoded({ extended: false }));
  app.post('/login', (request, response) => {
    const login = request.body as Record<string, string>;
    logins.push(login);
    state.nonce = randomUUID();
    const query = new URLSearchParams({
      ...{ scope: 'openid', response_type: 'id_token', response_mode: 'form_post', prompt: 'none' },
      ...{ client_id: login['client_id'] ?? '', redirect_uri: `${url}/launch`, login_hint: login['login_hint'] ?? '' },
      ...{ lti_message_hint: login['lti_message_hint'] ?? '', nonce: state.nonce, state: 'st&te "1"' },
      ...state.changes,
    });
    response.cookie('tiny_state', 'kept', { secure: true, sameSite: 'none', httpOnly: true });
    response.redirect(302, `${state.configuration.authorization_endpoint}?${query}`);
  });
  app.post('/launch', async (request, response) => {
    const { id_token: idToken, error, state: returned } = request.body as Record<string, string>;
    if (idToken === undefined) {
      response.status(403).send(`The LMS said ${error ?? 'nothing'}`);
      return;
    }
    const issuer = logins.at(-1)?.['iss'] ?? '';
    const keys = createRemoteJWKSet(new URL(state.configuration.jwks_uri));
    const { payload } = await jwtVerify(idToken, keys, { issuer, audience: state.clientId });
    const whole = payload['nonce'] === state.nonce && returned === 'st&te "1"' && hasCookie(request.get('cookie'));
    state.launch = payload;
    response.redirect(303, whole ? '/hello' : '/broken');
  });
  app.get('/hello', (_request, response) => void response.send('<p>Hello from the tiny tool</p>'));
  app.post('/echo', (request, response) => {
    response.json({ body: request.body as unknown, origin: request.get('origin'), cookie: request.get('cookie') });
  });
}

function hasCookie(header: string | undefined): boolean {
  return header?.includes('tiny_state=kept') ?? false;
}
