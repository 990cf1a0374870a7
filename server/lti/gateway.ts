import { AppError } from '../errors.ts';
import { createAccessTokens } from './access-tokens.ts';
import { createCallService, type CallService } from './call-service.ts';
import { decideSend } from './decide-send.ts';
import { ensureLineItem } from './ensure-line-item.ts';
import { createGuardedFetch } from './guarded-fetch.ts';
import { healthNotes } from './health-notes.ts';
import type {
  HandInMessage,
  HandInTold,
  LtiGateway,
  NoteMessage,
  Score,
  ScoreSent,
  SendResult,
} from './lti-gateway.ts';
import { signDeepLinkingAnswer } from './sign-deep-linking-answer.ts';
import type { LtiServices } from './lti-services.ts';
import { observedCalls } from './observed-calls.ts';
import { policyOf } from './platform-policy.ts';
import { findPlatform } from './platform-repository.ts';
import type { Platform } from './platform.ts';
import { readResult } from './read-result.ts';
import { readRoster } from './read-roster.ts';
import { handInMessage, lineItemService, scoreMessage, sendsComment } from './score-message.ts';
import { SCOPE } from './scopes.ts';
import { createToolKeys } from './tool-keys.ts';

/** The LMS services over the tokens and keys that ltijs keeps. Every method throws AppError `platform-unknown`. */
export function createLtiGateway(services: LtiServices): LtiGateway {
  const { db, sealer, clock, config } = services;
  const fetchGuarded = createGuardedFetch(config);
  const toolKeys = createToolKeys(db, sealer);
  const callService = observedCalls(
    createCallService(fetchGuarded, createAccessTokens({ toolKeys, fetchGuarded, clock })),
    { ...services.telemetry, ...healthNotes(services) },
  );
  const platformOf = (id: string) => requirePlatform(services, id);
  return {
    sendScore: async (id, url, score, note) =>
      sendScore(services, callService, { platform: await platformOf(id), url, score, note }),
    tellHandIn: async (id, url, handIn, note) =>
      tellHandIn(services, callService, { platform: await platformOf(id), url, handIn, note }),
    readResult: async (id, lineItemUrl, userId) =>
      readResult(callService, await platformOf(id), { lineItemUrl, userId }),
    readRoster: async (id, rosterUrl) => readRoster(callService, await platformOf(id), rosterUrl),
    signDeepLinkingAnswer: async (id, answer) =>
      signDeepLinkingAnswer({ toolKeys, clock }, await platformOf(id), answer),
    ensureLineItem: async (id, lineItemsUrl, wanted) =>
      ensureLineItem(callService, await platformOf(id), { lineItemsUrl, wanted }),
  };
}

type Sending<T> = { platform: Platform; url: string; note: NoteMessage | undefined } & T;

async function sendScore(
  services: LtiServices,
  callService: CallService,
  { score, ...to }: Sending<{ score: Score }>,
): Promise<ScoreSent> {
  const policy = policyOf(to.platform.family);
  const message = scoreMessage(score, policy, launchUrlOf(services));
  return { ...(await post(services, callService, { ...to, message })), withComment: sendsComment(score, policy) };
}

async function tellHandIn(
  services: LtiServices,
  callService: CallService,
  { handIn, ...to }: Sending<{ handIn: HandInMessage }>,
): Promise<HandInTold> {
  const message = handInMessage(handIn, policyOf(to.platform.family), launchUrlOf(services));
  return message === null ? { kind: 'not-told' } : post(services, callService, { ...to, message });
}

function launchUrlOf({ config }: LtiServices): string {
  return `${config.publicUrl}/lti/launch`;
}

async function post(
  { clock }: LtiServices,
  callService: CallService,
  { platform, url, message, note }: Sending<{ message: object }>,
): Promise<SendResult> {
  const body = JSON.stringify(message);
  await note?.({ host: new URL(url).host, body });
  const answered = await callService({
    platform,
    scope: SCOPE.score,
    url: lineItemService(url, 'scores'),
    method: 'POST',
    headers: { 'content-type': 'application/vnd.ims.lis.v1.score+json' }, // AGS §3.4.2; Moodle refuses any other
    body,
  });
  return decideSend(answered, policyOf(platform.family), clock.now());
}

async function requirePlatform({ db }: LtiServices, platformId: string): Promise<Platform> {
  const platform = await findPlatform(db, platformId);
  if (!platform) throw new AppError('platform-unknown', { status: 404, details: { platform: platformId } });
  return platform;
}
