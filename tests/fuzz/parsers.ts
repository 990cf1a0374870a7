import { readCookie } from '../../server/http/read-cookie.ts';
import { usableLocale } from '../../server/http/usable-locale.ts';
import { parseAnswerLines } from '../../server/insights/dataset/answer-line.ts';
import { decideLaunch } from '../../server/lti/decide-launch.ts';
import { readLogin } from '../../server/lti/decide-login.ts';
import type { Answer } from '../../server/lti/guarded-fetch.ts';
import { postRegistration, readConfiguration } from '../../server/lti/lms-configuration.ts';
import { issueState, readState } from '../../server/lti/login-state.ts';
import { nextPage } from '../../server/lti/next-page.ts';
import type { Platform } from '../../server/lti/platform.ts';
import { readResult } from '../../server/lti/read-result.ts';
import { readRoster } from '../../server/lti/read-roster.ts';
import { verifyToken } from '../../server/lti/verify-token.ts';
import { readQueueFilter } from '../../server/reviews/queue-filter.ts';
import { createSealer } from '../../server/secrets/sealer.ts';
import { ANSWER_PARSERS } from './answer-parsers.ts';
import type { Parser } from './parser.ts';
import { STORED_PARSERS } from './stored-parsers.ts';

const SECRET = 'a secret for fuzzing only, 32 characters';
const LMS = 'https://lms.example';
const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim';
const NOW = new Date('2026-11-23T12:00:00Z');
const PLATFORM = { _id: 'p', family: 'moodle', issuer: LMS, clientId: 'c', deployments: ['1'] } as unknown as Platform;

const answering = (text: string, link = ''): Answer => ({ status: 200, headers: { link }, text });
const sealer = createSealer(SECRET);
const place = { purpose: 'fuzz', at: [] };

const LOGIN = { iss: LMS, client_id: 'c', login_hint: '4', target_link_uri: 'https://tool.example/lti/launch' };
const claims = {
  ...{
    iss: LMS,
    aud: 'c',
    sub: '4',
    nonce: 'n',
    iat: +NOW / 1000 - 5,
    exp: +NOW / 1000 + 300,
    name: 'Sam',
    locale: 'en',
  },
  [`${CLAIM}/message_type`]: 'LtiResourceLinkRequest',
  [`${CLAIM}/version`]: '1.3.0',
  [`${CLAIM}/deployment_id`]: '1',
  [`${CLAIM}/target_link_uri`]: LOGIN.target_link_uri,
  [`${CLAIM}/resource_link`]: { id: '7', title: 'Essay', description: 'Write.' },
  [`${CLAIM}/roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
  [`${CLAIM}/context`]: { id: '2', label: 'ENG', title: 'English', type: ['CourseSection'] },
  [`${CLAIM}/custom`]: { assignment: 'a1', due: '$Due.unresolved' },
  [`${CLAIM}/launch_presentation`]: { locale: 'de', return_url: `${LMS}/course/2`, document_target: 'iframe' },
  'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': { scope: ['x'], lineitem: `${LMS}/1`, lineitems: LMS },
  'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': { context_memberships_url: `${LMS}/roster` },
};
const picking = {
  ...{ deep_link_return_url: `${LMS}/return`, accept_types: ['ltiResourceLink'], data: 'x', accept_multiple: false },
  accept_presentation_document_targets: ['iframe'],
};
const expected = {
  ...{ issuer: LMS, clientId: 'c', deployments: ['1'], learnsDeployment: false, nonce: 'n', deploymentId: null },
  ...{ targetLinkUri: LOGIN.target_link_uri, platformUrls: [LMS], now: NOW },
};
const launch = (text: string) => decideLaunch(object(text), expected);

const configuration = {
  ...{ issuer: LMS, authorization_endpoint: `${LMS}/auth`, token_endpoint: `${LMS}/token`, jwks_uri: `${LMS}/keys` },
  ...{ registration_endpoint: `${LMS}/register`, scopes_supported: ['openid'] },
  'https://purl.imsglobal.org/spec/lti-platform-configuration': {
    product_family_code: 'moodle',
    messages_supported: [],
  },
};
const member = { user_id: '4', name: 'Sam', email: 'sam@lms.example', roles: ['Learner'], status: 'Active' };
const answerLine = { task: 't', rubric: [{ title: 'a', points: 2 }], response: 'words', human: [1] };

function object(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

const json = (value: unknown): string => JSON.stringify(value);

export const PARSERS: readonly Parser[] = [
  { name: 'launch claims', good: json(claims), parse: launch },
  {
    name: 'deep linking claims',
    good: json({
      ...claims,
      [`${CLAIM}/message_type`]: 'LtiDeepLinkingRequest',
      'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': picking,
    }),
    parse: launch,
  },
  {
    name: 'submission review claims',
    good: json({
      ...claims,
      [`${CLAIM}/message_type`]: 'LtiSubmissionReviewRequest',
      [`${CLAIM}/for_user`]: { user_id: '4' },
    }),
    parse: launch,
  },
  {
    name: 'id_token',
    good: `${Buffer.from('{"alg":"RS256","kid":"k"}').toString('base64url')}.e30.AAAA`,
    parse: (text) => verifyToken(() => Promise.resolve(null), PLATFORM, text),
  },
  { name: 'login', good: json(LOGIN), parse: (text) => readLogin(object(text)) },
  {
    name: 'state',
    good: issueState(SECRET, {
      ...{ platformId: 'p', targetLinkUri: LMS, loginHint: '4', messageHint: null, deploymentId: null },
      ...{ storageTarget: null, issuedAt: +NOW / 1000 },
    }),
    parse: (text) => readState(SECRET, text, NOW),
  },
  { name: 'sealed value', good: sealer.seal(place, 'x'), parse: (text) => sealer.open(place, text) },
  { name: 'sealed value of before', good: 'AAAA', parse: (text) => sealer.openEarlier(place, text) },
  {
    name: 'LMS configuration',
    good: json(configuration),
    parse: (text) => readConfiguration(() => Promise.resolve(answering(text)), `${LMS}/openid`, 'token'),
  },
  {
    name: 'registration answer',
    good: json({ client_id: 'c', deployment_id: '1', scope: 'a b' }),
    parse: (text) =>
      postRegistration(() => Promise.resolve(answering(text)), `${LMS}/register`, { token: null, body: {} }),
  },
  {
    name: 'roster',
    good: json({ id: LMS, members: [member, { ...member, user_id: '5' }] }),
    parse: (text) =>
      readRoster(() => Promise.resolve({ kind: 'answered', answer: answering(text) }), PLATFORM, `${LMS}/roster`),
  },
  {
    name: 'results',
    good: json([{ userId: '4', resultScore: 3, resultMaximum: 10, comment: 'x' }]),
    parse: (text) =>
      readResult(() => Promise.resolve({ kind: 'answered', answer: answering(text) }), PLATFORM, {
        lineItemUrl: `${LMS}/lineitems/1?type=1`,
        userId: '4',
      }),
  },
  { name: 'Link header', good: `<${LMS}/roster?p=2>; rel="next"`, parse: (text) => nextPage(text, `${LMS}/roster`) },
  { name: 'line of a data set', good: json(answerLine), parse: parseAnswerLines },
  {
    name: 'cookies',
    good: 'a=1; __Secure-sr_x=abc',
    parse: (cookie) => readCookie({ headers: { cookie } } as never, 'a'),
  },
  { name: 'locale', good: 'de_DE', parse: (text) => usableLocale(text) },
  {
    name: 'filters of the queue',
    good: json({ state: 'open', route: 'ready', q: 'leaf' }),
    parse: (text) => readQueueFilter(object(text)),
  },
  ...ANSWER_PARSERS,
  ...STORED_PARSERS,
];
