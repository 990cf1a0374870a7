import { z } from 'zod';
import { AppError } from '../errors.ts';
import { decideLaunch, type Expectations } from './decide-launch.ts';
import type { KnownPlatforms } from './known-platforms.ts';
import type { LaunchContext } from './launch-context.ts';
import { launchIdOf, nonceOf, readState, secretOf, type LoginState } from './login-state.ts';
import type { LtiServices } from './lti-services.ts';
import type { PlatformKeys } from './platform-keys.ts';
import { learnDeployment } from './platform-repository.ts';
import type { Platform } from './platform.ts';
import { verifyToken } from './verify-token.ts';

export type LaunchDoor = {
  services: LtiServices;
  platforms: KnownPlatforms;
  keys: PlatformKeys;
};

/** The LMS's answer, and whether the browser that brought it is the one that began this login. */
export type LaunchAnswer = { body: unknown; isBound: (state: string) => boolean };

export type CheckedLaunch =
  | { kind: 'verified'; state: string; launch: VerifiedLaunch }
  /** Nothing shows that this browser began the login: it may be shown by other means, or run again. */
  | { kind: 'unbound'; state: string; token: string; login: LoginState };

/** A launch with everything checked but that it is the first with its nonce: `launchId` can be taken once. Plain JSON. */
export type VerifiedLaunch = { context: LaunchContext; launchId: string; learns: string | null };

/** Checks everything about a launch that can be checked without writing. Throws AppError `launch-<reason>` (400 or 401). */
export async function checkLaunch(door: LaunchDoor, answer: LaunchAnswer): Promise<CheckedLaunch> {
  const { services } = door;
  const { state, token } = readAnswer(answer.body);
  const login = readState(secretOf(services, state), state, services.clock.now());
  if (login === null) throw new AppError('launch-state');
  // Without this check a stranger could have a victim's browser finish the stranger's own launch.
  if (!answer.isBound(state)) return { kind: 'unbound', state, token, login };
  return { kind: 'verified', state, launch: await verifyNoted(door, { state, login, token }) };
}

async function verifyNoted(door: LaunchDoor, opened: Opened): Promise<VerifiedLaunch> {
  const { clock, telemetry } = door.services;
  return verifyLaunch(door, opened).catch((error: unknown) => {
    const { platformId } = opened.login;
    if (error instanceof AppError) telemetry.launchRefused({ platformId, at: clock.now(), code: error.code });
    throw error;
  });
}

/** Looks once more at the platform of a checked launch, which may have waited for a click, and learns its deployment. */
export async function admitLaunch(door: LaunchDoor, { context, learns }: VerifiedLaunch): Promise<void> {
  const platform = await requirePlatform(door, context.platform.id);
  if (learns !== null) await learn(door, platform, learns);
}

type Opened = { state: string; login: LoginState; token: string };

async function verifyLaunch(door: LaunchDoor, { state, login, token }: Opened): Promise<VerifiedLaunch> {
  const { services, keys } = door;
  const platform = await requirePlatform(door, login.platformId);
  const verified = await verifyToken(keys, platform, token);
  if (verified.kind === 'refused') throw refusal(verified.reason, platform);
  const secret = secretOf(services, state);
  const nonce = nonceOf(secret, state);
  const decision = decideLaunch(verified.claims, expectationsOf(services, platform, login, nonce));
  if (decision.kind === 'refused') throw refusal(decision.reason, platform);
  const { _id: id, issuer, clientId, family } = platform;
  const context = { platform: { id, issuer, clientId, family }, ...decision.facts };
  return { context, launchId: launchIdOf(secret, state), learns: decision.learns };
}

async function requirePlatform({ platforms }: LaunchDoor, id: string): Promise<Platform> {
  const platform = await platforms.byId(id);
  if (!platform) throw new AppError('launch-platform-unknown', { details: { platform: id } });
  if (platform.disabledAt) throw refusal('platform-disabled', platform);
  return platform;
}

const answerSchema = z.object({ state: z.string(), id_token: z.string().min(1).max(100_000) });
const errorSchema = z.object({ error: z.string() });

/** LMSs also post errors here (Canvas: a launch opened twice). LTI Security §5.1.1.5 */
function readAnswer(body: unknown): { state: string; token: string } {
  const failed = errorSchema.safeParse(body);
  if (failed.success) throw new AppError('launch-lms-error', { details: { error: errorCode(failed.data.error) } });
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) throw new AppError('launch-incomplete');
  return { state: parsed.data.state, token: parsed.data.id_token };
}

function errorCode(error: string): string {
  return /^[\w-]{1,60}$/.test(error) ? error : '?';
}

function expectationsOf(services: LtiServices, platform: Platform, login: LoginState, nonce: string): Expectations {
  const { issuer, clientId, deployments, learnsDeployment } = platform;
  const { targetLinkUri, deploymentId } = login;
  const platformUrls = [issuer, platform.authEndpoint, platform.tokenEndpoint];
  const now = services.clock.now();
  const registered = { issuer, clientId, deployments, learnsDeployment, platformUrls };
  return { ...registered, nonce, targetLinkUri, deploymentId, now };
}

/** Two first launches may name different deployments: one of them is learned, the other refused. */
async function learn({ services, platforms }: LaunchDoor, platform: Platform, deploymentId: string): Promise<void> {
  const learned = await learnDeployment(services.db, platform._id, deploymentId);
  platforms.forget();
  const known = learned || (await platforms.byId(platform._id))?.deployments.includes(deploymentId);
  if (!known) throw refusal('deployment-unknown', platform);
}

/** A wrong audience and everything else that makes a token worthless is a 401. LTI Security §5.1.3 */
function refusal(reason: string, platform: Platform): AppError {
  return new AppError(`launch-${reason}`, { status: 401, details: { platform: platform.name } });
}
