import { z } from 'zod';
import { AppError } from '../errors.ts';
import { decideSpeaker } from './decide-speaker.ts';
import type { Answer, GuardedFetch } from './guarded-fetch.ts';
import { familyOfCode, type PlatformFamily } from './platform-family.ts';
import { readJson } from './read-json.ts';

/** What an LMS says about itself and about the registration it made. LTI DR §3.4, §3.6 */
export type LmsConfiguration = z.infer<typeof configurationSchema>;
export type LmsRegistration = {
  clientId: string;
  deploymentId: string | null;
  /** Null: the LMS did not say. */
  scopes: string[] | null;
};

/** Reads an LMS's configuration; throws AppError `registration-<reason>` or what the guarded fetch throws. */
export async function readConfiguration(
  fetchGuarded: GuardedFetch,
  address: string,
  token: string | null,
): Promise<LmsConfiguration> {
  // Canvas answers only with the registration token; Moodle does not mind it.
  const answer = await fetchGuarded(address, { headers: { accept: 'application/json', ...bearer(token) }, ...LIMITS });
  const configuration = parseAnswer(configurationSchema, answer);
  const decision = decideSpeaker(address, configuration);
  if (decision.kind === 'refused')
    throw new AppError(`registration-${decision.reason}`, { details: { host: new URL(address).host } });
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
  return {
    clientId: made.client_id,
    // Canvas says it on top, Moodle inside the tool's configuration, Brightspace only when it made a deployment.
    deploymentId: made.deployment_id ?? made[TOOL]?.deployment_id ?? null,
    scopes: made.scope?.split(/\s+/).filter(Boolean) ?? null,
  };
}

/** What people call this LMS: the school's name where a hosted one says it, else its host. */
export function nameOf({ issuer, [PLATFORM]: platform }: LmsConfiguration): string {
  return platform?.[ACCOUNT_NAME]?.trim().slice(0, 100) || new URL(issuer).host;
}

/** Which LMS it is among those that share an issuer: Canvas's id of the school, else the host that registers tools. */
export function accountOf({ registration_endpoint, [PLATFORM]: platform }: LmsConfiguration): string {
  return platform?.[ACCOUNT_ID] ?? new URL(registration_endpoint).host;
}

/** The placements an LMS knows for a message type; null where it does not list any. */
export function placementsOf(configuration: LmsConfiguration, messageType: string): string[] | null {
  const messages = configuration[PLATFORM]?.messages_supported ?? [];
  const known = messages.filter(({ type }) => type === messageType).flatMap(({ placements }) => placements);
  return known.length === 0 ? null : known;
}

export function familyOf(configuration: LmsConfiguration): PlatformFamily {
  return familyOfCode(configuration[PLATFORM]?.product_family_code);
}

const LIMITS = { maxBytes: 500_000 };
const PLATFORM = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const ACCOUNT_NAME = 'https://canvas.instructure.com/lti/account_name';
const ACCOUNT_ID = 'https://canvas.instructure.com/lti/account_lti_guid';
const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

const address = z.url({ protocol: /^https?$/ }).max(2000);
const text = z.string().min(1).max(255);
const word = text.optional().catch(undefined);
// Some write ids as numbers.
const id = z.union([text, z.number().transform(String)]);

const configurationSchema = z.object({
  issuer: address,
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  registration_endpoint: address,
  authorization_server: word,
  [PLATFORM]: z
    .object({
      product_family_code: word,
      [ACCOUNT_NAME]: word,
      [ACCOUNT_ID]: word,
      messages_supported: z.array(z.object({ type: z.string(), placements: z.array(z.string()).catch([]) })).catch([]),
    })
    .optional()
    .catch(undefined),
});

const registrationSchema = z.object({
  client_id: id,
  deployment_id: id.optional().catch(undefined),
  scope: z.string().optional().catch(undefined),
  [TOOL]: z
    .object({ deployment_id: id.optional().catch(undefined) })
    .optional()
    .catch(undefined),
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
