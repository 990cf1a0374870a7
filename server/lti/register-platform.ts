import { z } from 'zod';
import { AppError } from '../errors.ts';
import { addPlatform } from './add-platform.ts';
import { hashOfToken, linkEnd } from './create-registration-link.ts';
import type { GuardedFetch } from './guarded-fetch.ts';
import { familyOf, postRegistration, readConfiguration, type LmsConfiguration } from './lms-configuration.ts';
import type { LtiServices } from './lti-services.ts';
import type { Platform } from './platform.ts';
import { findRegistrationLink, releaseLink, reserveLink, spendLink } from './registration-link-repository.ts';
import { toolConfiguration } from './tool-configuration.ts';

/** `token` is the one of our link; `query` is what the LMS appended to it. */
export type RegistrationRequest = { token: string; query: unknown };

/**
 * Registers the LMS that opened a registration link, or updates it. Throws AppError `registration-<reason>`, and
 * leaves the link as it was unless the LMS is registered.
 */
export async function registerPlatform(
  services: LtiServices,
  fetchGuarded: GuardedFetch,
  { token, query }: RegistrationRequest,
): Promise<Platform> {
  const hash = hashOfToken(token);
  if (!(await findRegistrationLink(services.db, hash, services.clock.now())))
    throw new AppError('registration-link', { status: 403 });
  const asked = querySchema.safeParse(query);
  if (!asked.success) throw new AppError('registration-no-lms');
  const { openid_configuration: address, registration_token: lmsToken = null } = asked.data;
  const configuration = await readConfiguration(fetchGuarded, address, lmsToken);
  await reserve(services, hash, configuration.issuer);
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

async function reserve({ db, clock }: LtiServices, hash: string, issuer: string): Promise<void> {
  const now = clock.now();
  const until = new Date(now.getTime() + RESERVED_MS);
  if (!(await reserveLink(db, { hash, issuer, now, until }))) throw new AppError('registration-link', { status: 403 });
}

async function register(
  services: LtiServices,
  fetchGuarded: GuardedFetch,
  { hash, configuration, lmsToken }: { hash: string; configuration: LmsConfiguration; lmsToken: string | null },
): Promise<Platform> {
  const body = toolConfiguration(services.config.publicUrl);
  const made = await postRegistration(fetchGuarded, configuration.registration_endpoint, { token: lmsToken, body });
  const { issuer } = configuration;
  const platform = await addPlatform(services, {
    issuer,
    ...made,
    name: new URL(issuer).host,
    family: familyOf(configuration),
    authEndpoint: configuration.authorization_endpoint,
    tokenEndpoint: configuration.token_endpoint,
    jwksUrl: configuration.jwks_uri,
    registeredBy: hash,
    ...(configuration.authorization_server === undefined ? {} : { tokenAudience: configuration.authorization_server }),
  });
  const now = services.clock.now();
  await spendLink(services.db, { hash, issuer, platformId: platform._id, now, expiresAt: linkEnd(now) });
  return platform;
}
