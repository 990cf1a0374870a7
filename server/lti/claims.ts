import { z } from 'zod';

/** Names of the LTI claims we read. LTI Core §5.3, AGS §3.1, NRPS §3.6.1.1 */
export const CLAIM = {
  messageType: 'https://purl.imsglobal.org/spec/lti/claim/message_type',
  version: 'https://purl.imsglobal.org/spec/lti/claim/version',
  deploymentId: 'https://purl.imsglobal.org/spec/lti/claim/deployment_id',
  targetLinkUri: 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri',
  resourceLink: 'https://purl.imsglobal.org/spec/lti/claim/resource_link',
  roles: 'https://purl.imsglobal.org/spec/lti/claim/roles',
  custom: 'https://purl.imsglobal.org/spec/lti/claim/custom',
  forUser: 'https://purl.imsglobal.org/spec/lti/claim/for_user',
  deepLinkingSettings: 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings',
  contentItems: 'https://purl.imsglobal.org/spec/lti-dl/claim/content_items',
  deepLinkingData: 'https://purl.imsglobal.org/spec/lti-dl/claim/data',
  deepLinkingError: 'https://purl.imsglobal.org/spec/lti-dl/claim/errormsg',
  context: 'https://purl.imsglobal.org/spec/lti/claim/context',
  presentation: 'https://purl.imsglobal.org/spec/lti/claim/launch_presentation',
  gradebook: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  roster: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  toolPlatform: 'https://purl.imsglobal.org/spec/lti/claim/tool_platform',
} as const;

/** A verified token's payload before its claims are judged: anything the LMS cared to write. */
export type Claims = Readonly<Record<string, unknown>>;

/** The optional claims, each null where it is missing or not of its type: they may never refuse a launch. */
export type OptionalClaims = z.infer<typeof optionalClaims>;

export function readOptionalClaims(claims: Claims): OptionalClaims {
  return optionalClaims.parse(claims);
}

const words = z
  .string()
  .transform((text) => text.trim().slice(0, 500))
  .transform((text) => (text === '' ? null : text))
  .nullable()
  .catch(null);
const longWords = z
  .string()
  .transform((text) => text.slice(0, 20_000))
  .nullable()
  .catch(null);
const address = z
  .url({ protocol: /^https?$/ })
  .nullable()
  .catch(null);

const optionalClaims = z.object({
  name: words,
  given_name: words,
  family_name: words,
  email: words,
  [CLAIM.context]: z
    .object({ id: z.string().min(1).max(255), title: words, label: words })
    .transform(({ id, title, label }) => ({ key: id, title, label }))
    .nullable()
    .catch(null),
  [CLAIM.resourceLink]: z
    .object({ id: z.string(), title: words, description: longWords })
    .transform(({ id, title, description }) => ({ resourceLinkId: id, title, description }))
    .nullable()
    .catch(null),
  [CLAIM.forUser]: z
    .object({ user_id: z.string().min(1).max(255) })
    .nullable()
    .catch(null),
  [CLAIM.presentation]: z.object({ locale: words, return_url: address }).nullable().catch(null),
  [CLAIM.gradebook]: z
    .object({ lineitem: address, lineitems: address, scope: z.array(z.string()).catch([]) })
    .nullable()
    .catch(null),
  [CLAIM.roster]: z.object({ context_memberships_url: address }).nullable().catch(null),
  [CLAIM.toolPlatform]: z.object({ product_family_code: words }).nullable().catch(null),
});
