import { z } from 'zod';
import { AppError } from '../errors.ts';
import { addPlatform } from './add-platform.ts';
import { hashOfToken, linkEnd } from './create-registration-link.ts';
import type { GuardedFetch } from './guarded-fetch.ts';
import {
  accountOf,
  familyOf,
  nameOf,
  postRegistration,
  readConfiguration,
  type LmsConfiguration,
} from './lms-configuration.ts';
import type { LtiServices } from './lti-services.ts';
import type { Platform } from './platform.ts';
import { findRegistrationLink, releaseLink, reserveLink, spendLink } from './registration-link-repository.ts';
import { SCOPE } from './scopes.ts';
import { tokenAudience } from './token-audience.ts';
import { toolConfiguration } from './tool-configuration.ts';

/** `token` is the one of our link; `query` is what the LMS appended to it. */
export type RegistrationRequest = { token: string; query: unknown };

/** `missing`: names of the services (`SCOPE`) that the LMS did not grant. */
export type Registered = { platform: Platform; missing: string[] };

/**
 * Registers the LMS that opened a registration link, or updates it. Throws AppError `registration-<reason>`, and
 * leaves the link as it was unless the LMS is registered.
 */
export async function registerPlatform(
  services: LtiServices,
  fetchGuarded: GuardedFetch,
  { token, query }: RegistrationRequest,
): Promise<Registered> {
  const hash = hashOfToken(token);
  if (!(await findRegistrationLink(services.db, hash, services.clock.now())))
    throw new AppError('registration-link', { status: 403 });
  const asked = querySchema.safeParse(query);
  if (!asked.success) throw new AppError('registration-no-lms');
  const { openid_configuration: address, registration_token: lmsToken = null } = asked.data;
  const configuration = await readConfiguration(fetchGuarded, address, lmsToken);
  await reserve(services, hash, configuration);
  try {
    return await register(services, fetchGuarded, { hash, configuration, lmsToken });
  } finally {
    await releaseLink(services.db, hash, services.clock.now());
  }
}

const querySchema = z.object({
  openid_configuration: z.url().max(2000),
  registration_token: z.string().max(10_000).optional(),
});

const RESERVED_MS = 60_000; // longer than both calls to the LMS may take

async function reserve({ db, clock }: LtiServices, hash: string, configuration: LmsConfiguration): Promise<void> {
  const now = clock.now();
  const lms = { issuer: configuration.issuer, account: accountOf(configuration) };
  const until = new Date(now.getTime() + RESERVED_MS);
  if (!(await reserveLink(db, { hash, ...lms, now, until }))) throw new AppError('registration-link', { status: 403 });
}

async function register(
  services: LtiServices,
  fetchGuarded: GuardedFetch,
  { hash, configuration, lmsToken }: { hash: string; configuration: LmsConfiguration; lmsToken: string | null },
): Promise<Registered> {
  const body = toolConfiguration(services.config.publicUrl, configuration);
  const { scopes, clientId, deploymentId } = await postRegistration(fetchGuarded, configuration.registration_endpoint, {
    token: lmsToken,
    body,
  });
  const { issuer } = configuration;
  const platform = await addPlatform(services, {
    issuer,
    clientId,
    deployments: deploymentId === null ? [] : [deploymentId],
    name: nameOf(configuration),
    family: familyOf(configuration),
    authEndpoint: configuration.authorization_endpoint,
    tokenEndpoint: configuration.token_endpoint,
    jwksUrl: configuration.jwks_uri,
    registeredBy: hash,
    tokenAudience: tokenAudience(configuration.token_endpoint, configuration.authorization_server),
  });
  const now = services.clock.now();
  const spent = { hash, issuer, account: accountOf(configuration), platformId: platform._id };
  await spendLink(services.db, { ...spent, now, expiresAt: linkEnd(now) });
  return { platform, missing: scopes === null ? [] : missingFrom(scopes) };
}

function missingFrom(granted: readonly string[]): string[] {
  return Object.entries(SCOPE).flatMap(([name, scope]) => (granted.includes(scope) ? [] : [name]));
}
