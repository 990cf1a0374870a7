import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import request, { type Response } from 'supertest';
import { addPlatform } from '../../server/lti/add-platform.ts';
import type { Platform } from '../../server/lti/platform.ts';
import type { LtiTool } from './lti-tool.ts';

/** Registrations of LMSs that say exactly what a test wants said: every claim, header and key set is the test's. */
export type ScriptedLms = {
  register: (registration?: Partial<Registration>) => Promise<ScriptedPlatform>;
  /** Answers at another path of its own; `/token` is every registration's token endpoint. */
  serve: (path: string, answer: KeysAnswer) => void;
  close: () => Promise<void>;
};

export type Registration = { issuer: string; clientId: string; deploymentId: string | null; key: LmsKey };

export type LmsKey = { kid: string; privateKey: CryptoKey; jwk: JWK };

export type ScriptedPlatform = {
  platform: Platform;
  key: LmsKey;
  /** What its key set address answers; by default its one key. */
  answerKeys: (answer: KeysAnswer) => void;
  /** How often its key set was asked for. */
  keysAsked: () => number;
  /** The claims of a good launch of Sam, a learner. */
  claims: (changes?: Claims) => Claims;
  sign: (claims: Claims, signing?: Signing) => Promise<string>;
  login: (fields?: Record<string, string | undefined>, method?: 'get' | 'post') => Promise<Response>;
  /** A login up to what the LMS needs for its answer. */
  startLogin: (fields?: Record<string, string | undefined>) => Promise<StartedLogin>;
  /** A whole login and launch; `claims` replace those of a good launch, `undefined` takes one away. */
  launch: (claims?: Claims, options?: LaunchOptions) => Promise<Response>;
};

export type Claims = Record<string, unknown>;
export type KeysAnswer = (req: IncomingMessage, res: ServerResponse) => void;
export type Signing = { header?: Claims; key?: CryptoKey | Uint8Array };
export type StartedLogin = { state: string; nonce: string; cookie: string };
type LaunchOptions = Signing & { login?: Record<string, string | undefined>; whole?: Claims };

export const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
export const LIS = 'http://purl.imsglobal.org/vocab/lis/v2';

/** Serves the key sets of any number of LMSs for a tool in this process. */
export async function startScriptedLms(tool: LtiTool): Promise<ScriptedLms> {
  const answers = new Map<string, KeysAnswer>();
  const server = createServer((req, res) => {
    const answer = answers.get(req.url ?? '');
    if (answer) answer(req, res);
    else res.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    register: async (registration = {}) => {
      const path = `/keys/${answers.size}`;
      const key = registration.key ?? (await newKey(`kid-${answers.size}`));
      const { issuer = 'https://lms.example', clientId = `client-${answers.size}`, deploymentId = '1' } = registration;
      const platform = await addPlatform(tool.services, {
        ...{ issuer, clientId, deployments: deploymentId === null ? [] : [deploymentId] },
        ...{ name: `LMS ${answers.size}`, family: 'other' as const, registeredBy: 'test' },
        ...{ authEndpoint: 'https://lms.example/auth', tokenEndpoint: `${address}/token` },
        ...{ jwksUrl: address + path, tokenAudience: null },
      });
      return scripted(tool, { platform, key, serve: (answer) => void answers.set(path, answer) });
    },
    serve: (path, answer) => void answers.set(path, answer),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export async function newKey(kid: string): Promise<LmsKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}

/** A key set as an LMS serves it. */
export function keySet(keys: readonly object[], headers: Record<string, string> = {}): KeysAnswer {
  return (_req, res) =>
    void res.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ keys }));
}

/** Posts an LMS's answer with the cookie its login left. */
export function postLaunch(tool: LtiTool, fields: object, cookie: string) {
  return request(tool.url).post('/lti/launch').set('Cookie', cookie).type('form').send(fields).redirects(0);
}

type Made = { platform: Platform; key: LmsKey; serve: (answer: KeysAnswer) => void };

function scripted(tool: LtiTool, { platform, key, serve }: Made): ScriptedPlatform {
  let asked = 0;
  const answerKeys = (answer: KeysAnswer) => {
    serve((req, res) => {
      asked += 1;
      answer(req, res);
    });
  };
  answerKeys(keySet([key.jwk]));
  const claims = (changes: Claims = {}) => without({ ...goodClaims(tool, platform), ...changes });
  const sign = (payload: Claims, signing: Signing = {}) => signToken(payload, key, signing);
  const login: ScriptedPlatform['login'] = (fields = {}, method = 'post') => {
    const sent = without({ ...loginFields(tool, platform), ...fields });
    const asking = request(tool.url);
    return method === 'get'
      ? asking.get('/lti/login').query(sent).redirects(0)
      : asking.post('/lti/login').type('form').send(sent).redirects(0);
  };
  const startLogin = async (fields = {}) => readLogin(await login(fields));
  return {
    ...{ platform, key, answerKeys, claims, sign, login, startLogin },
    keysAsked: () => asked,
    launch: async (changes = {}, options = {}) => {
      const { state, nonce, cookie } = await startLogin(options.login);
      const idToken = await sign(options.whole ?? claims({ nonce, ...changes }), options);
      return postLaunch(tool, { state, id_token: idToken }, cookie);
    },
  };
}

function readLogin(answer: Response): StartedLogin {
  const query = new URL(answer.get('Location') ?? '').searchParams;
  const cookie = answer.get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '';
  return { state: query.get('state') ?? '', nonce: query.get('nonce') ?? '', cookie };
}

function loginFields(tool: LtiTool, { issuer, clientId }: Platform): Record<string, string> {
  const target = `${tool.url}/lti/launch`;
  return { iss: issuer, client_id: clientId, login_hint: '4', target_link_uri: target, lti_message_hint: '{"cmid":1}' };
}

/** The certification suite's base payload, with Moodle's numeric ids. */
function goodClaims(tool: LtiTool, { issuer, clientId, deployments }: Platform): Claims {
  const now = Math.floor(tool.services.clock.now().getTime() / 1000);
  return {
    ...{ iss: issuer, aud: clientId, sub: '4', iat: now, exp: now + 300 },
    ...{ given_name: 'Sam', family_name: 'Student', middle_name: 'M', name: 'Sam Student' },
    ...{ email: 'sam@example.com', locale: 'en-US' },
    [`${LTI}/message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}/version`]: '1.3.0',
    [`${LTI}/deployment_id`]: deployments[0] ?? '1',
    [`${LTI}/target_link_uri`]: `${tool.url}/lti/launch`,
    [`${LTI}/resource_link`]: { id: '7', title: 'Essay' },
    [`${LTI}/roles`]: [`${LIS}/membership#Learner`],
    [`${LTI}/context`]: { id: '2', label: 'ENG101', title: 'English', type: ['CourseSection'] },
    [`${LTI}/lis`]: { person_sourcedid: '', course_section_sourcedid: '' },
    [`${LTI}/ext`]: { lms: 'moodle-2' },
  };
}

async function signToken(claims: Claims, key: LmsKey, { header = {}, key: other }: Signing): Promise<string> {
  const whole = without({ typ: 'JWT', alg: 'RS256', kid: key.kid, ...header });
  const alg = typeof whole['alg'] === 'string' ? whole['alg'] : 'RS256';
  if (alg === 'none') return `${base64url(whole)}.${base64url(claims)}.`;
  return new SignJWT(claims).setProtectedHeader({ ...whole, alg }).sign(other ?? key.privateKey);
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function without<T>(values: Record<string, T | undefined>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, T] => entry[1] !== undefined));
}
