import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Answer, GuardedFetch } from './guarded-fetch.ts';
import type { PlatformFamily } from './launch-context.ts';
import { readJson } from './read-json.ts';

/** What an LMS says about itself and about the registration it made. LTI DR §3.4, §3.6 */
export type LmsConfiguration = z.infer<typeof configurationSchema>;
export type LmsRegistration = { clientId: string; deploymentId: string | null };

/** Reads an LMS's configuration; throws AppError `registration-<reason>` or what the guarded fetch throws. */
export async function readConfiguration(
  fetchGuarded: GuardedFetch,
  address: string,
  token: string | null,
): Promise<LmsConfiguration> {
  // Canvas answers only with the registration token; Moodle does not mind it.
  const answer = await fetchGuarded(address, { headers: { accept: 'application/json', ...bearer(token) }, ...LIMITS });
  const configuration = parseAnswer(configurationSchema, answer);
  const host = new URL(address).host;
  // Otherwise a page of any host could speak for an LMS it does not own. LTI DR §3.5.1
  const speaksFor = [configuration.issuer, configuration.registration_endpoint].map((url) => new URL(url).host);
  if (speaksFor.some((other) => other !== host)) throw new AppError('registration-host', { details: { host } });
  return configuration;
}

/** Sends our registration to the LMS and reads what it made of it. */
export async function postRegistration(
  fetchGuarded: GuardedFetch,
  endpoint: string,
  request: { token: string | null; body: object },
): Promise<LmsRegistration> {
  const headers = { accept: 'application/json', 'content-type': 'application/json', ...bearer(request.token) };
  const body = JSON.stringify(request.body);
  const answer = await fetchGuarded(endpoint, { method: 'POST', headers, body, ...LIMITS });
  const made = parseAnswer(registrationSchema, answer);
  // Canvas says it on top, Moodle inside the tool's configuration, others not at all.
  return { clientId: made.client_id, deploymentId: made.deployment_id ?? made[TOOL]?.deployment_id ?? null };
}

export function familyOf(configuration: LmsConfiguration): PlatformFamily {
  const code = configuration[PLATFORM]?.product_family_code?.toLowerCase();
  return code === 'moodle' || code === 'canvas' ? code : 'other';
}

const LIMITS = { maxBytes: 500_000 };
const PLATFORM = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

const address = z.url({ protocol: /^https?$/ }).max(2000);
const text = z.string().min(1).max(255);

const configurationSchema = z.object({
  issuer: address,
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  registration_endpoint: address,
  authorization_server: text.optional().catch(undefined),
  scopes_supported: z.array(z.string()).optional().catch(undefined),
  [PLATFORM]: z.object({ product_family_code: z.string().optional() }).optional().catch(undefined),
});

const registrationSchema = z.object({
  client_id: text,
  deployment_id: text.optional(),
  [TOOL]: z.object({ deployment_id: text.optional() }).optional(),
});

function bearer(token: string | null): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

function parseAnswer<T>(schema: z.ZodType<T>, { status, text: body }: Answer): T {
  if (status < 200 || status > 299)
    throw new AppError('registration-lms-refused', { status: 502, details: { status } });
  const parsed = schema.safeParse(readJson(body));
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new AppError('registration-answer', { status: 502, details: { fields } });
  }
  return parsed.data;
}
