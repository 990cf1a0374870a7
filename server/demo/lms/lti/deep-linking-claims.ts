import type { LaunchFacts } from './launch-claims.ts';
import { launchClaims } from './launch-claims.ts';
import { AGS, LTI } from './vocabulary.ts';

/**
 * A deep linking request as the recorded Moodle 4.5.6 sends it: a launch without a link, line item or outcome, and with
 * what the site takes and where the answer goes. There is no `data`, and nothing about line items.
 */
export function deepLinkingClaims(facts: LaunchFacts, returnUrl: string): Record<string, unknown> {
  const claims = launchClaims(facts);
  const endpoint = claims[AGS] as Record<string, unknown> | undefined;
  return {
    ...Object.fromEntries(Object.entries(claims).filter(([name]) => !OF_A_LINK.includes(name))),
    [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
    [`${LTI}target_link_uri`]: facts.tool.targetLinkUri,
    [`${LTI}launch_presentation`]: { locale: 'en' },
    ...(endpoint === undefined ? {} : { [AGS]: { scope: endpoint['scope'], lineitems: endpoint['lineitems'] } }),
    'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': {
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['frame', 'iframe', 'window'],
      accept_copy_advice: false,
      accept_multiple: true,
      accept_unsigned: false,
      auto_create: false,
      can_confirm: false,
      deep_link_return_url: returnUrl,
      title: facts.tool.name,
      text: '',
    },
  };
}

const OF_A_LINK = [`${LTI}resource_link`, 'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome'];
